using System.Security.Claims;
using McpServer.LocalAuth0.People;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Tokens;

/// <summary>Decides what OpenIddict leaves to its host: whether a grant still holds, and what a machine gets.</summary>
internal sealed class AnswerTokenRequest(LocalTenant tenant, RequestedAudience audiences, RolePermissions roles)
    : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<HandleTokenRequestContext>()
            .UseScopedHandler<AnswerTokenRequest>()
            .SetOrder(OpenIddictServerHandlers.Exchange.AttachPrincipal.Descriptor.Order + 500)
            .Build();

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (context.Request.IsClientCredentialsGrantType())
        {
            AnswerMachine(context);
        }
        else
        {
            await CheckGrantAsync(context);
        }
    }

    private void AnswerMachine(HandleTokenRequestContext context)
    {
        if (audiences.Of(context.Request) is not { } audience)
        {
            context.Reject(
                Errors.AccessDenied,
                "No audience parameter was provided, and no default audience has been configured"
            );
            return;
        }

        if (!audiences.IsKnown(audience))
        {
            context.Reject(Errors.AccessDenied, $"Service not enabled within domain: {audience}");
            return;
        }

        var requested = context.Request.GetScopes();
        var identity = new ClaimsIdentity(nameof(LocalAuth0), Claims.Name, Claims.Role)
            .SetClaim(Claims.Subject, $"{context.ClientId}@clients")
            .SetResources(audience)
            .SetScopes(
                tenant
                    .Api.Scopes.Select(scope => scope.Value)
                    .Where(scope => requested.IsEmpty || requested.Contains(scope, StringComparer.Ordinal))
            );
        context.Principal = new ClaimsPrincipal(identity);
    }

    private async Task CheckGrantAsync(HandleTokenRequestContext context)
    {
        if (context.Principal is not { } principal)
        {
            return;
        }

        if (await roles.OfAsync(principal.GetClaim(Claims.Subject)!) is null)
        {
            context.Reject(Errors.InvalidGrant, "The person no longer exists.");
            return;
        }

        // RFC 8707, section 2.2: a token request may narrow the target of its grant, never change it.
        var granted = principal.GetResources();
        if (audiences.Of(context.Request) is { } audience && !granted.IsEmpty && !granted.Contains(audience))
        {
            context.Reject(Errors.InvalidTarget, $"Service not found: {audience}");
        }
    }
}
