using McpServer.LocalAuth0.Tenancy;
using McpServer.LocalAuth0.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Authorize;

/// <summary>
/// Leaves in a request only what the application can be granted: the API's scopes that its client grant covers, and a
/// refresh token if it registered for one and the API allows it. Auth0 drops the rest (openid, profile, email, unknown ones) without an error.
/// </summary>
internal sealed class DropOtherScopes(Tenant tenant, RequestedAudience audiences, ApiAccess access)
    : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<ValidateAuthorizationRequestContext>()
            .UseScopedHandler<DropOtherScopes>()
            .SetOrder(OpenIddictServerHandlers.Authentication.ValidateAuthentication.Descriptor.Order + 500)
            .Build();

    public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        var client = (await tenant.ClientAsync(context.ClientId!, context.CancellationToken))!;
        var audience = await audiences.OfAsync(context.Request, context.CancellationToken);
        var api = audience is null ? null : await tenant.ApiAsync(audience, context.CancellationToken);
        var possible = new HashSet<string>(StringComparer.Ordinal);
        if (api is not null && await access.ForPeopleAsync(client, api, context.CancellationToken) is { } granted)
        {
            possible.UnionWith(granted);
        }

        if (client.GrantTypes.Contains(GrantTypes.RefreshToken) && api?.AllowsOfflineAccess is not false)
        {
            possible.Add(Scopes.OfflineAccess);
        }

        context.Request.Scope = string.Join(' ', context.Request.GetScopes().Where(possible.Contains));
    }
}
