using McpServer.LocalAuth0.Tenancy;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Authorize;

/// <summary>Takes <c>iss</c> (RFC 9207) out of responses until the tenant is told to send it.</summary>
internal sealed class HideIssuer(Tenant tenant) : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<ApplyAuthorizationResponseContext>()
            .UseScopedHandler<HideIssuer>()
            .SetOrder(OpenIddictServerHandlers.Authentication.AttachIssuer.Descriptor.Order + 500)
            .Build();

    public async ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        if (!(await tenant.SettingsAsync(context.CancellationToken)).SendsIssuer)
        {
            context.Response.Iss = null;
        }
    }
}
