using McpServer.LocalAuth0.Authorize;
using McpServer.LocalAuth0.Devices;
using McpServer.LocalAuth0.Discovery;
using McpServer.LocalAuth0.Keys;
using McpServer.LocalAuth0.Registration;
using McpServer.LocalAuth0.Storage;
using OpenIddict.EntityFrameworkCore.Models;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace McpServer.LocalAuth0.Tokens;

/// <summary>OpenIddict does the protocol; the handlers make it speak as Auth0 does.</summary>
internal static class ProtocolServices
{
    public static IServiceCollection AddProtocol(this IServiceCollection services, LocalTenant tenant)
    {
        services
            .AddOpenIddict()
            .AddCore(core =>
                core.ReplaceApplicationManager<OpenIddictEntityFrameworkCoreApplication, ClientManager>()
                    .UseEntityFrameworkCore()
                    .UseDbContext<TenantDatabase>()
            )
            .AddServer(server =>
            {
                SetEndpoints(server, tenant);
                SetFlows(server);
                AddHandlers(server);
                server.AddDevices();
                server
                    .UseAspNetCore()
                    .EnableAuthorizationEndpointPassthrough()
                    .EnableEndUserVerificationEndpointPassthrough()
                    .EnableStatusCodePagesIntegration()
                    .DisableTransportSecurityRequirement();
            });
        services
            .AddOptions<OpenIddictServerOptions>()
            .Configure<KeyRing, TimeProvider>(
                (options, ring, clock) =>
                {
                    options.TimeProvider = clock;
                    options.SigningCredentials.Add(ring.Inward.Signing);
                    options.EncryptionCredentials.Add(ring.Inward.Encryption);
                }
            );
        return services
            .AddSingleton<KeyRing>()
            .AddSingleton<AccessTokenWriter>()
            .AddSingleton<Polls>()
            .AddScoped<RequestedAudience>()
            .AddScoped<ApiAccess>()
            .AddScoped<Consents>();
    }

    private static void SetEndpoints(OpenIddictServerBuilder server, LocalTenant tenant) =>
        server
            .SetIssuer(new Uri(tenant.Issuer))
            .SetConfigurationEndpointUris(".well-known/openid-configuration", ".well-known/oauth-authorization-server")
            // The keys that verify access tokens are the tenant's, which OpenIddict does not know; see Keys/KeyEndpoint.
            .SetJsonWebKeySetEndpointUris(Array.Empty<Uri>())
            .SetAuthorizationEndpointUris("authorize")
            .SetTokenEndpointUris("oauth/token")
            .SetRevocationEndpointUris("oauth/revoke")
            .SetUserInfoEndpointUris("userinfo");

    private static void SetFlows(OpenIddictServerBuilder server) =>
        server
            .AllowAuthorizationCodeFlow()
            .AllowRefreshTokenFlow()
            .AllowClientCredentialsFlow()
            .RequireProofKeyForCodeExchange()
            .UseReferenceRefreshTokens()
            .SetRefreshTokenReuseLeeway(TimeSpan.Zero)
            .SetAccessTokenLifetime(TimeSpan.FromHours(1))
            .DisableScopeValidation()
            .DisableResourceValidation()
            .DisableAudienceValidation()
            .IgnoreScopePermissions()
            .IgnoreResourcePermissions()
            .IgnoreAudiencePermissions()
            .Configure(options => options.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain));

    private static void AddHandlers(OpenIddictServerBuilder server) =>
        server
            // OpenIddict keeps 'audience' for token exchange; to Auth0 it is the way to name an API.
            .RemoveEventHandler(Authentication.ValidateAudienceParameter.Descriptor)
            .RemoveEventHandler(Exchange.ValidateAudienceParameter.Descriptor)
            .AddEventHandler(DescribeTenant.Descriptor)
            .AddEventHandler(RefuseForbiddenParameters.Descriptor)
            .AddEventHandler(RefuseStrangers.Descriptor)
            .AddEventHandler(CheckClientAccess.Descriptor)
            .AddEventHandler(DropOtherScopes.Descriptor)
            .AddEventHandler(PlainErrors.Descriptor)
            .AddEventHandler(HideIssuer.Descriptor)
            .AddEventHandler(AnswerTokenRequest.Descriptor)
            .AddEventHandler(NarrowToAccess.Descriptor)
            .AddEventHandler(WriteAccessToken.Descriptor)
            .AddEventHandler(TokenErrors.Descriptor);
}
