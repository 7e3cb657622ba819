namespace McpServer.LocalAuth0.Registration;

internal static class RegistrationServices
{
    public static IServiceCollection AddRegistration(this IServiceCollection services)
    {
        services
            .AddHttpClient(MetadataDocuments.HttpClientName)
            .ConfigureHttpClient(client =>
            {
                client.Timeout = TimeSpan.FromSeconds(5);
                client.DefaultRequestHeaders.Add("Accept", "application/json");
            })
            .ConfigurePrimaryHttpMessageHandler(GuardedConnections.CreateHandler);
        return services.AddSingleton<MetadataDocuments>().AddScoped<ClientRegistry>().AddScoped<DynamicRegistration>();
    }

    public static void MapRegistration(this IEndpointRouteBuilder app) =>
        app.MapPost(
            DynamicRegistration.Path,
            (DynamicRegistration registration, HttpContext context, CancellationToken cancellationToken) =>
                registration.AnswerAsync(context, cancellationToken)
        );
}
