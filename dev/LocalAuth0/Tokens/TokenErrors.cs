using Microsoft.AspNetCore;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Tokens;

/// <summary>Token errors as Auth0 sends them: two members, and statuses of its own where it is a matter of permission or patience.</summary>
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
        if (StatusOf(context.Error) is { } status && context.Transaction.GetHttpRequest() is { } request)
        {
            request.HttpContext.Response.StatusCode = status;
        }

        return ValueTask.CompletedTask;
    }

    private static int? StatusOf(string? error) =>
        error switch
        {
            Errors.AccessDenied or Errors.UnauthorizedClient or Errors.AuthorizationPending or Errors.ExpiredToken =>
                StatusCodes.Status403Forbidden,
            Errors.SlowDown => StatusCodes.Status429TooManyRequests,
            _ => null,
        };
}
