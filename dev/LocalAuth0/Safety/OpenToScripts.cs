using McpServer.LocalAuth0.Registration;

namespace McpServer.LocalAuth0.Safety;

/// <summary>Clients in a browser may call what is meant for clients. The pages and the switches stay closed to them.</summary>
internal static class OpenToScripts
{
    private static readonly string[] Paths = ["/oauth", "/userinfo", "/.well-known", DynamicRegistration.Path];

    public static IServiceCollection AddOpenToScripts(this IServiceCollection services) =>
        services.AddCors(options =>
            options.AddDefaultPolicy(policy => policy.AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod())
        );

    public static IApplicationBuilder UseOpenToScripts(this IApplicationBuilder app) =>
        app.UseWhen(
            context => Paths.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal)),
            branch => branch.UseCors()
        );
}
