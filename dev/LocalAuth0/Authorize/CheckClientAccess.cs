using McpServer.LocalAuth0.Tenancy;
using McpServer.LocalAuth0.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Authorize;

/// <summary>
/// What must be set up before people see a login page: a client grant for the API, and for third-party applications a
/// domain-level connection. Rejected here, the error is a page for people, as open_redirect_protection demands.
/// </summary>
internal sealed class CheckClientAccess(Tenant tenant, RequestedAudience audiences, ApiAccess access)
    : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<ValidateAuthorizationRequestContext>()
            .UseScopedHandler<CheckClientAccess>()
            .SetOrder(DropOtherScopes.Descriptor.Order - 100)
            .Build();

    public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        var client = (await tenant.ClientAsync(context.ClientId!, context.CancellationToken))!;
        if (
            !client.IsFirstParty
            && !(await tenant.ConnectionsAsync(context.CancellationToken)).Any(known => known.IsDomainConnection)
        )
        {
            context.Reject(Errors.InvalidRequest, "no connections enabled for the client");
            return;
        }

        // An unknown API is told to the client, once the person is known to have sent the request.
        if (
            await audiences.OfAsync(context.Request, context.CancellationToken) is { } audience
            && await tenant.ApiAsync(audience, context.CancellationToken) is { } api
            && await access.ForPeopleAsync(client, api, context.CancellationToken) is null
        )
        {
            context.Reject(Errors.UnauthorizedClient, ApiAccess.Refusal(audience));
        }
    }
}
