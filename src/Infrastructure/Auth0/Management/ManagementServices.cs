using McpServer.Application.Ports;
using McpServer.Infrastructure.Auth0.Management.Calls;
using McpServer.Infrastructure.Auth0.Management.Changing;
using McpServer.Infrastructure.Auth0.Management.Credentials;
using McpServer.Infrastructure.Auth0.Management.Reading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace McpServer.Infrastructure.Auth0.Management;

internal static class ManagementServices
{
    public static IServiceCollection AddManagement(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<ManagementOptions>()
            .BindSettings(configuration, ManagementOptions.Section)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ManagementOptions>, ManagementOptionsValidator>();
        services.AddSingleton<TenantAddress>();

        services.AddCredentials().AddCalls();
        services.AddSingleton<Pages>();
        services.AddSingleton<RoleReader>();
        services.AddSingleton<AccountReader>();
        services.AddSingleton<TenantReader>();
        services.AddSingleton<ObjectChanges>();
        services.AddSingleton<MemberChanges>();
        services.AddSingleton<MetadataClients>();
        services.AddSingleton<TenantChanges>();
        services.AddSingleton<ITenantManagement, TenantManagement>();
        return services;
    }

    private static IServiceCollection AddCredentials(this IServiceCollection services)
    {
        services.AddCautiousClient(TokenEndpoint.ClientName, TokenEndpoint.Configure);
        services.AddSingleton<TokenEndpoint>();
        services.AddSingleton<TokenFaults>();
        services.AddSingleton<IssuedTokens>();
        services.AddSingleton<ClientCredentials>();
        services.AddSingleton<DeviceSignIn>();
        services.AddSingleton<ManagementTokens>();
        return services;
    }

    private static void AddCalls(this IServiceCollection services)
    {
        services.AddSingleton<RunHeaders>();
        services.AddSingleton<RetryEvents>();
        services.AddSingleton<TenantFaults>();
        services.AddSingleton<ManagementApi>();
        services.AddTransient<WholeAnswers>();
        var client = services.AddCautiousClient(ManagementApi.ClientName, ManagementApi.Configure);
        client.AddResilienceHandler(ManagementPipeline.Name, ManagementPipeline.Configure);
        client.AddHttpMessageHandler<WholeAnswers>();
    }

    private static IHttpClientBuilder AddCautiousClient(
        this IServiceCollection services,
        string name,
        Action<HttpClient> configure
    ) =>
        services
            .AddHttpClient(name, configure)
            .UseSocketsHttpHandler((handler, _) => CautiousHandler.Configure(handler))
            .RemoveAllLoggers();
}
