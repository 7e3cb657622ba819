using McpServer.Application.Ports;
using McpServer.Infrastructure.Auth0.Keys;
using McpServer.Infrastructure.Auth0.Management;
using McpServer.Infrastructure.Auth0.Tokens;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace McpServer.Infrastructure.Auth0;

internal static class Auth0Services
{
    public static IServiceCollection AddAuth0(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<Auth0Options>().BindSettings(configuration, Auth0Options.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<Auth0Options>, Auth0OptionsValidator>();

        services.AddMetrics();
        services.AddSingleton<SigningKeyEvents>();
        services.AddSingleton<KeySetDownload>();
        services.AddSingleton<TrustedIssuers>();
        services
            .AddHttpClient(KeySetDownload.ClientName, KeySetDownload.Configure)
            .UseSocketsHttpHandler((handler, _) => KeySetDownload.Configure(handler))
            .RemoveAllLoggers();

        services
            .AddHttpClient(PublishedDocuments.ClientName, PublishedDocuments.Configure)
            .UseSocketsHttpHandler((handler, _) => CautiousHandler.Configure(handler))
            .RemoveAllLoggers();
        services.AddSingleton<IPublishedDocuments, PublishedDocuments>();
        services.AddSingleton<IssuerMetadata>();

        services.AddSingleton<RememberedTokens>();
        services.AddSingleton<SharedClaims>();
        services.AddSingleton<TokenRules>();
        services.AddSingleton<ClientAllowances>();
        services.AddSingleton<IAccessTokens, AccessTokens>();
        services.AddSingleton<IAuthorizationServer, AuthorizationServer>();
        services.AddSingleton<IPublishedIssuers, PublishedIssuers>();
        return services;
    }
}
