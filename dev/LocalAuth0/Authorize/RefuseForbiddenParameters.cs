using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Authorize;

/// <summary>Auth0 refuses these to third-party applications instead of ignoring them.</summary>
internal sealed class RefuseForbiddenParameters : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    private static readonly string[] Forbidden =
    [
        "claims",
        "id_token_hint",
        "invitation",
        "login_ticket",
        "request",
        "request_uri",
        "screen_hint",
    ];

    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<ValidateAuthorizationRequestContext>()
            .UseSingletonHandler<RefuseForbiddenParameters>()
            .SetOrder(OpenIddictServerHandlers.Authentication.ValidateRequestParameter.Descriptor.Order - 500)
            .Build();

    public ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (Forbidden.FirstOrDefault(context.Request.HasParameter) is { } parameter)
        {
            context.Reject(
                Errors.InvalidRequest,
                $"The parameter '{parameter}' is not allowed for third-party applications."
            );
        }

        if (string.IsNullOrEmpty(context.RedirectUri))
        {
            context.Reject(Errors.InvalidRequest, "The parameter 'redirect_uri' is missing.");
        }

        return ValueTask.CompletedTask;
    }
}
