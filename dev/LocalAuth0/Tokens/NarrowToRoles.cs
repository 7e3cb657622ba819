using McpServer.LocalAuth0.People;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Tokens;

/// <summary>
/// Cuts an access token's scopes to what the person's roles give at this moment. The grant itself keeps what was
/// consented to, so a refresh can narrow and recover, and never widen.
/// </summary>
internal sealed class NarrowToRoles(RolePermissions roles) : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<ProcessSignInContext>()
            .UseScopedHandler<NarrowToRoles>()
            .SetOrder(OpenIddictServerHandlers.PrepareAccessTokenPrincipal.Descriptor.Order + 500)
            .Build();

    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.AccessTokenPrincipal is not { } principal || context.Request.IsClientCredentialsGrantType())
        {
            return;
        }

        var permitted = await roles.OfAsync(principal.GetClaim(Claims.Subject)!) ?? [];
        principal.SetScopes(
            principal.GetScopes().Where(scope => scope == Scopes.OfflineAccess || permitted.Contains(scope))
        );
    }
}
