namespace McpServer.LocalAuth0.Management;

/// <summary>The part of Auth0's Management API that a provisioning tool needs.</summary>
internal static class ManagementEndpoints
{
    public const string Path = "/api/v2";

    public static IServiceCollection AddManagement(this IServiceCollection services) =>
        services
            .AddSingleton<ManagementFaults>()
            .AddSingleton<ManagementRate>()
            .AddSingleton<ManagementRequests>()
            .AddSingleton<ManagementFrontDoor>()
            .AddSingleton<ManagementTokens>()
            .AddSingleton<Page>()
            .AddScoped<PlanLimits>()
            .AddScoped<RemovedScopes>();

    public static void UseManagement(this IApplicationBuilder app) =>
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal),
            branch =>
                branch.Use(
                    (context, next) =>
                        context.RequestServices.GetRequiredService<ManagementFrontDoor>().PassAsync(context, next)
                )
        );

    public static void MapManagement(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Path).AddEndpointFilter(ManagementAccess.AuthenticateAsync);
        api.MapTenantSettings();
        api.MapConnections();
        api.MapResourceServers();
        api.MapClientGrants();
        api.MapRoles();
        api.MapRolePermissions();
        api.MapUsers();
        api.MapUserRoles();
        api.MapClients();
        api.MapMetadataClients();
        api.Map("/{**path}", () => ManagementError.Of(404, "Not Found"));
    }
}
