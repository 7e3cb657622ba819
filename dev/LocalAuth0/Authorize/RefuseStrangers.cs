using McpServer.LocalAuth0.Registration;
using McpServer.LocalAuth0.Tenancy;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Authorize;

/// <summary>
/// Refuses clients that the tenant does not know and addresses that they did not register, in Auth0's words: those are
/// what people search for. OpenIddict would refuse them a moment later in its own.
/// </summary>
internal sealed class RefuseStrangers(Tenant tenant) : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<ValidateAuthorizationRequestContext>()
            .UseScopedHandler<RefuseStrangers>()
            .SetOrder(OpenIddictServerHandlers.Authentication.ValidateAuthentication.Descriptor.Order - 500)
            .Build();

    public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (await tenant.ClientAsync(context.ClientId!, context.CancellationToken) is not { } client)
        {
            context.Reject(Errors.InvalidRequest, $"Unknown client: {context.ClientId}");
        }
        else if (!client.Callbacks.Any(known => RedirectUris.Matches(known, context.RedirectUri!)))
        {
            context.Reject(Errors.InvalidRequest, "Callback URL mismatch.");
        }
    }
}
