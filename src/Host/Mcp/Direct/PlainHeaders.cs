using System.Text;
using McpServer.Host.Mcp.Messages;
using McpServer.Host.Mcp.Sessions;
using Microsoft.Extensions.Primitives;

namespace McpServer.Host.Mcp.Direct;

/// <summary>Whether the headers of a request leave no doubt, spelled as clients spell them (MCP, transports).</summary>
internal static class PlainHeaders
{
    /// <summary>
    /// The protocol version of the request, which is empty for clients so old that they name none; null when somebody has to
    /// look closer.
    /// </summary>
    public static string? VersionOf(HttpRequest request)
    {
        var headers = request.Headers;
        return
            PlainJson.IsTypeOf(request)
            && headers.Accept is [{ } accept]
            && AcceptsBoth(accept)
            && !headers.ContainsKey(SessionGate.SessionId)
            ? VersionOf(headers[SpokenVersions.Header])
            : null;
    }

    private static string? VersionOf(StringValues header) =>
        header.Count == 0 ? string.Empty
        : header is [{ } version]
        && (IsNewest(version) || SpokenVersions.WithInitialize.Contains(version, StringComparer.Ordinal))
            ? version
        : null;

    public static bool IsNewest(string version) => version == SpokenVersions.Sessionless[0];

    /// <summary>Whether the headers name the same as the message (MCP 2026-07-28, basic/transports).</summary>
    public static bool Repeat(HttpRequest request, string method, string? name)
    {
        var headers = request.Headers;
        return headers["Mcp-Method"] is [{ } methodSent]
            && methodSent == method
            && (name is null || (headers["Mcp-Name"] is [{ } nameSent] && nameSent == name && IsItself(name)));
    }

    // A header may hold a name in base64, and only that when it is not ASCII.
    private static bool IsItself(string name) => Ascii.IsValid(name) && !name.StartsWith('=');

    private static bool AcceptsBoth(ReadOnlySpan<char> accept)
    {
        bool json = false,
            events = false;
        // A comma in quotes separates nothing.
        if (accept.Contains('"'))
        {
            return false;
        }

        foreach (var range in accept.Split(','))
        {
            var type = accept[range].Trim(' ');
            json |= type.Equals(PlainJson.MediaType, StringComparison.OrdinalIgnoreCase);
            events |= type.Equals(EventText.MediaType, StringComparison.OrdinalIgnoreCase);
        }

        return json && events;
    }
}
