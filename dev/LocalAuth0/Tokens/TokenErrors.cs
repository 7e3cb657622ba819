using Microsoft.AspNetCore;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Tokens;

/// <summary>Token errors as Auth0 sends them: two members, and 403 where it is a matter of permission.</summary>
internal sealed class TokenErrors : IOpenIddictServerHandler<ApplyTokenResponseContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<ApplyTokenResponseContext>()
            .UseSingletonHandler<TokenErrors>()
            .SetOrder(
                OpenIddictServerAspNetCoreHandlers.AttachHttpResponseCode<ApplyTokenResponseContext>.Descriptor.Order
                    + 500
            )
            .Build();

    public ValueTask HandleAsync(ApplyTokenResponseContext context)
    {
        context.Response.ErrorUri = null;
        if (
            context.Error is Errors.AccessDenied or Errors.UnauthorizedClient
            && context.Transaction.GetHttpRequest() is { } request
        )
        {
            request.HttpContext.Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        return ValueTask.CompletedTask;
    }
}
