using McpServer.LocalAuth0.Registration;

namespace McpServer.LocalAuth0.Pages;

/// <summary>Where a page may send people afterwards: never to a stranger's site.</summary>
internal static class ReturnAddress
{
    public static bool IsSafe(string address) =>
        IsLocal(address) || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && RedirectUris.IsLoopback(uri));

    /// <summary>A path on this host. Browsers read <c>//</c> and <c>/\</c> as the start of another host.</summary>
    public static bool IsLocal(string? address) => address is ['/'] or ['/', not ('/' or '\\'), ..];
}
