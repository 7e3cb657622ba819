using McpServer.LocalAuth0.Devices;
using McpServer.LocalAuth0.Keys;
using McpServer.LocalAuth0.Registration;
using McpServer.LocalAuth0.Tenancy;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Discovery;

/// <summary>Turns OpenIddict's discovery document into Auth0's: the same fields, as far as they are true here.</summary>
internal sealed class DescribeTenant(LocalTenant local, Tenant tenant)
    : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    // Auth0 names the OpenID ones only, never the scopes of an API.
    private static readonly string[] ScopesSupported =
    [
        "openid",
        "profile",
        "offline_access",
        "name",
        "given_name",
        "family_name",
        "nickname",
        "email",
        "email_verified",
        "picture",
        "created_at",
        "identities",
        "phone",
        "address",
    ];

    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<HandleConfigurationRequestContext>()
            .UseScopedHandler<DescribeTenant>()
            .SetOrder(OpenIddictServerHandlers.Discovery.AttachAdditionalMetadata.Descriptor.Order + 500)
            .Build();

    public async ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        // Absolute addresses come from the issuer: OpenIddict would take them from the Host header.
        context.AuthorizationEndpoint = At("authorize");
        context.TokenEndpoint = At("oauth/token");
        context.DeviceAuthorizationEndpoint = At(DeviceServices.Path[1..]);
        context.RevocationEndpoint = At("oauth/revoke");
        context.UserInfoEndpoint = At("userinfo");
        context.JsonWebKeySetEndpoint = At(KeyEndpoint.Path[1..]);
        context.Scopes.Clear();
        context.Scopes.UnionWith(ScopesSupported);
        context.TokenEndpointAuthenticationMethods.Clear();
        context.TokenEndpointAuthenticationMethods.UnionWith([
            ClientAuthenticationMethods.ClientSecretBasic,
            ClientAuthenticationMethods.ClientSecretPost,
            "none",
        ]);
        context.RevocationEndpointAuthenticationMethods.Clear();
        context.RevocationEndpointAuthenticationMethods.UnionWith(context.TokenEndpointAuthenticationMethods);
        context.Metadata["issuer"] = local.Issuer;
        var settings = await tenant.SettingsAsync(context.CancellationToken);
        if (!settings.SendsIssuer)
        {
            context.Metadata.Remove(Metadata.AuthorizationResponseIssParameterSupported);
        }

        if (settings.SupportsMetadataDocuments)
        {
            context.Metadata["client_id_metadata_document_supported"] = true;
        }

        if (settings.AllowsRegistration)
        {
            context.Metadata["registration_endpoint"] = At(DynamicRegistration.Path[1..]).AbsoluteUri;
        }
    }

    private Uri At(string path) => new(local.Issuer + path);
}
