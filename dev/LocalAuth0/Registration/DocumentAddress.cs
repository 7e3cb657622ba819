using System.Text;

namespace McpServer.LocalAuth0.Registration;

/// <summary>The rules for a URL that is a client id. The stand-in allows itself loopback hosts, which Auth0 refuses.</summary>
internal static class DocumentAddress
{
    private const int LongestInBytes = 120;

    public static bool Looks(string clientId) =>
        clientId.StartsWith("https://", StringComparison.Ordinal)
        || clientId.StartsWith("http://", StringComparison.Ordinal);

    public static string? FaultOf(string clientId)
    {
        if (
            !Uri.TryCreate(clientId, UriKind.Absolute, out var uri)
            || Encoding.UTF8.GetByteCount(clientId) > LongestInBytes
        )
        {
            return $"A client metadata URL must be an absolute URL of at most {LongestInBytes} bytes.";
        }

        if (uri.Scheme != Uri.UriSchemeHttps && !uri.IsLoopback)
        {
            return "A client metadata URL must use https.";
        }

        // Comparing with what the parser made of it also catches dot segments, upper-case hosts and default ports.
        return
            uri.AbsolutePath == "/"
            || uri.Query.Length > 0
            || uri.Fragment.Length > 0
            || uri.UserInfo.Length > 0
            || !string.Equals(uri.AbsoluteUri, clientId, StringComparison.Ordinal)
            ? "A client metadata URL must have a path, and no query, fragment, user name or dot segments."
            : null;
    }
}
