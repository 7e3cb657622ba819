using McpServer.LocalAuth0.Pages;

namespace McpServer.LocalAuth0.Devices;

/// <summary>Login on a device that has no browser of its own (RFC 8628), such as a command line.</summary>
internal static class DeviceServices
{
    public const string Path = "/oauth/device/code";

    // Without vowels, so that no word comes out.
    private static readonly string[] Letters = [.. "BCDFGHJKLMNPQRSTVWXZ".Select(letter => letter.ToString())];

    public static OpenIddictServerBuilder AddDevices(this OpenIddictServerBuilder server) =>
        server
            .AllowDeviceAuthorizationFlow()
            .SetDeviceAuthorizationEndpointUris(Path[1..])
            .SetEndUserVerificationEndpointUris(PageServices.ActivatePath[1..])
            .SetDeviceCodeLifetime(TimeSpan.FromMinutes(15))
            .SetUserCodeLifetime(TimeSpan.FromMinutes(15))
            .SetUserCodeCharset(Letters)
            .SetUserCodeLength(8)
            .AddEventHandler(CheckDevice.Descriptor)
            .AddEventHandler(AnswerDevice.Descriptor)
            .AddEventHandler(SlowDown.Descriptor);
}
