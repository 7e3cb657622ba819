using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Devices;

/// <summary>Refuses a device that asks more often than it was told to (RFC 8628, section 3.5).</summary>
internal sealed class SlowDown(Polls polls) : IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    public const int Interval = 5;

    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<ValidateTokenRequestContext>()
            .UseSingletonHandler<SlowDown>()
            .SetOrder(OpenIddictServerHandlers.Exchange.ValidateAuthentication.Descriptor.Order - 500)
            .Build();

    public ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        if (
            context.Request.IsDeviceCodeGrantType()
            && context.Request.DeviceCode is { } code
            && polls.IsTooSoon(code, TimeSpan.FromSeconds(Interval))
        )
        {
            context.Reject(Errors.SlowDown, "You are polling faster than the specified interval.");
        }

        return ValueTask.CompletedTask;
    }
}
