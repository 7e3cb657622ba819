using McpServer.LocalAuth0.Pages;
using Microsoft.AspNetCore;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Devices;

/// <summary>Answers a device as Auth0 does: addresses of the issuer, the interval, and 403 for what is not allowed.</summary>
internal sealed class AnswerDevice(LocalTenant tenant)
    : IOpenIddictServerHandler<ApplyDeviceAuthorizationResponseContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<ApplyDeviceAuthorizationResponseContext>()
            .UseScopedHandler<AnswerDevice>()
            .SetOrder(
                OpenIddictServerAspNetCoreHandlers
                    .AttachHttpResponseCode<ApplyDeviceAuthorizationResponseContext>
                    .Descriptor
                    .Order + 500
            )
            .Build();

    public ValueTask HandleAsync(ApplyDeviceAuthorizationResponseContext context)
    {
        context.Response.ErrorUri = null;
        if (
            context.Error is Errors.AccessDenied or Errors.UnauthorizedClient
            && context.Transaction.GetHttpRequest() is { } request
        )
        {
            request.HttpContext.Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        if (context.Error is null)
        {
            var address = tenant.Issuer + PageServices.ActivatePath[1..];
            var code = (string?)context.Response["user_code"];
            context.Response["verification_uri"] = address;
            context.Response["verification_uri_complete"] = address + QueryString.Create("user_code", code!);
            context.Response["interval"] = SlowDown.Interval;
        }

        return ValueTask.CompletedTask;
    }
}
