using System.Security.Claims;
using McpServer.LocalAuth0.People;
using McpServer.LocalAuth0.Tenancy;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Tokens;

/// <summary>Decides what OpenIddict leaves to its host: whether a grant still holds, and what a machine gets.</summary>
internal sealed class AnswerTokenRequest(
    Tenant tenant,
    RequestedAudience audiences,
    ApiAccess access,
    PeopleDirectory people
) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<HandleTokenRequestContext>()
            .UseScopedHandler<AnswerTokenRequest>()
            .SetOrder(OpenIddictServerHandlers.Exchange.AttachPrincipal.Descriptor.Order + 500)
            .Build();

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (await tenant.ClientAsync(context.ClientId!, context.CancellationToken) is not { } client)
        {
            context.Reject(Errors.InvalidClient, $"Unknown client: {context.ClientId}");
        }
        else if (context.Request.IsClientCredentialsGrantType())
        {
            await AnswerMachineAsync(context, client);
        }
        else if (context.Principal is { } principal)
        {
            await CheckGrantAsync(context, client, principal);
        }
    }

    private async Task AnswerMachineAsync(HandleTokenRequestContext context, Client client)
    {
        if (await audiences.OfAsync(context.Request, context.CancellationToken) is not { } audience)
        {
            context.Reject(
                Errors.AccessDenied,
                "No audience parameter was provided, and no default audience has been configured"
            );
            return;
        }

        if (await tenant.ApiAsync(audience, context.CancellationToken) is not { } api)
        {
            context.Reject(Errors.AccessDenied, $"Service not enabled within domain: {audience}");
            return;
        }

        if (await access.ForMachineAsync(client, api, context.CancellationToken) is not { } granted)
        {
            context.Reject(Errors.AccessDenied, ApiAccess.Refusal(audience));
            return;
        }

        var requested = context.Request.GetScopes();
        var identity = new ClaimsIdentity(nameof(LocalAuth0), Claims.Name, Claims.Role)
            .SetClaim(Claims.Subject, $"{context.ClientId}@clients")
            .SetResources(audience)
            .SetScopes(granted.Where(scope => requested.IsEmpty || requested.Contains(scope)))
            .SetAccessTokenLifetime(client.LifetimeAt(api));
        context.Principal = new ClaimsPrincipal(identity);
    }

    private async Task CheckGrantAsync(HandleTokenRequestContext context, Client client, ClaimsPrincipal principal)
    {
        if (!await people.KnowsAsync(principal.GetClaim(Claims.Subject)!, context.CancellationToken))
        {
            context.Reject(Errors.InvalidGrant, "The person no longer exists.");
            return;
        }

        // RFC 8707, section 2.2: a token request may narrow the target of its grant, never change it.
        var granted = principal.GetResources();
        if (
            await audiences.NamedByAsync(context.Request, context.CancellationToken) is { } named
            && !granted.IsEmpty
            && !granted.Contains(named)
        )
        {
            context.Reject(Errors.InvalidTarget, $"Service not found: {named}");
            return;
        }

        if (granted is not [var audience, ..])
        {
            return;
        }

        if (await tenant.ApiAsync(audience, context.CancellationToken) is not { } api)
        {
            context.Reject(Errors.AccessDenied, $"Service not found: {audience}");
        }
        else if (await access.ForPeopleAsync(client, api, context.CancellationToken) is null)
        {
            context.Reject(Errors.UnauthorizedClient, ApiAccess.Refusal(audience));
        }
        else
        {
            principal.SetAccessTokenLifetime(client.LifetimeAt(api));
        }
    }
}
