using System.Security.Claims;
using McpServer.LocalAuth0.People;
using McpServer.LocalAuth0.Tenancy;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Tokens;

/// <summary>
/// Cuts an access token's scopes to what client grant and roles give at this moment. The grant itself keeps what was
/// consented to, so a refresh can narrow and recover, and never widen.
/// </summary>
internal sealed class NarrowToAccess(Tenant tenant, ApiAccess access, RolePermissions roles)
    : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<ProcessSignInContext>()
            .UseScopedHandler<NarrowToAccess>()
            .SetOrder(OpenIddictServerHandlers.PrepareAccessTokenPrincipal.Descriptor.Order + 500)
            .Build();

    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.AccessTokenPrincipal is not { } principal || context.Request.IsClientCredentialsGrantType())
        {
            return;
        }

        var permitted = await PermittedAsync(context, principal);
        principal.SetScopes(
            principal.GetScopes().Where(scope => scope == Scopes.OfflineAccess || permitted.Contains(scope))
        );
    }

    private async Task<IEnumerable<string>> PermittedAsync(ProcessSignInContext context, ClaimsPrincipal principal)
    {
        var client = await tenant.ClientAsync(context.ClientId!, context.CancellationToken);
        var audience = principal.GetAudiences().FirstOrDefault() ?? principal.GetResources().FirstOrDefault();
        if (
            client is null
            || audience is null
            || await tenant.ApiAsync(audience, context.CancellationToken) is not { } api
        )
        {
            return [];
        }

        var granted = await access.ForPeopleAsync(client, api, context.CancellationToken) ?? [];
        var subject = principal.GetClaim(Claims.Subject)!;
        return granted.Intersect(await roles.AllowedAsync(subject, api, context.CancellationToken) ?? []);
    }
}
