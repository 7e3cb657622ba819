using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Authorize;

/// <summary>
/// Leaves in a request only what a third-party application can be granted: the API's scopes, and a refresh token if it
/// registered for one. Auth0 drops the rest (openid, profile, email, unknown ones) without an error.
/// </summary>
internal sealed class DropOtherScopes(LocalTenant tenant, IOpenIddictApplicationManager applications)
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
        var application = await applications.FindByClientIdAsync(context.ClientId!, context.CancellationToken);
        var mayRefresh =
            application is not null
            && await applications.HasPermissionAsync(
                application,
                Permissions.GrantTypes.RefreshToken,
                context.CancellationToken
            );
        var possible = tenant.Api.Scopes.Select(scope => scope.Value).ToHashSet(StringComparer.Ordinal);
        if (mayRefresh)
        {
            possible.Add(Scopes.OfflineAccess);
        }

        context.Request.Scope = string.Join(' ', context.Request.GetScopes().Where(possible.Contains));
    }
}
