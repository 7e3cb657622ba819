using System.Globalization;
using System.Text;
using McpServer.Host.Mcp.Sessions;
using McpServer.Host.Settings;

namespace McpServer.Host.Rehearsing;

/// <summary>A request as clients make them.</summary>
internal sealed record RehearsedRequest(string Version, string Method, string? Name, string Params, string? Scope)
{
    public const string Host = "rehearsal.invalid";
    public const string Audience = $"https://{Host}";
    public const string Permission = "tool:greet";

    // A token without the scope is one whose user could have it.
    private const string Other = "openid";

    private const string Tool = "greet";

    // What the compiler learns of the usual way it learns here: most calls succeed.
    private const int UsualCalls = 6;

    private const string Meta =
        """{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}""";

    /// <summary>What clients do all day, and what they are refused.</summary>
    public static IReadOnlyList<RehearsedRequest> All { get; } =
    [
        .. from version in SpokenVersions.Sessionless.Append("2025-11-25")
        from request in (RehearsedRequest[])
            [
                .. Enumerable.Repeat(Call(version, Tool, """{"name":"Again"}""", Permission), UsualCalls),
                Call(version, Tool, """{"name":"On two\nlines"}""", Permission),
                Call(version, Tool, """{"other":7}""", Permission),
                Call(version, Tool, """{"name":"Again"}""", Other),
                Call(version, Tool, """{"name":"Again"}""", scope: null),
                Call(version, "nothing", "{}", Permission),
                new(version, "tools/list", Name: null, Params: "", Permission),
            ]
        select request,
    ];

    /// <summary>The bytes of a request (RFC 9112).</summary>
    /// <param name="token">Of the <see cref="Scope"/>, when there is one.</param>
    /// <param name="isLast">Whether the server should close the connection when it has answered.</param>
    public byte[] ToBytes(string? token, bool isLast)
    {
        var text = Text;
        var lines = new StringBuilder();
        void Header(string name, string value) => lines.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");

        _ = lines.Append(CultureInfo.InvariantCulture, $"POST {ServerOptions.McpPath} HTTP/1.1\r\n");
        Header("Host", Host);
        Header("Content-Type", "application/json");
        Header("Content-Length", Encoding.UTF8.GetByteCount(text).ToString(CultureInfo.InvariantCulture));
        Header("Accept", "application/json, text/event-stream");
        Header(SpokenVersions.Header, Version);
        Header("Mcp-Method", Method);
        if (Name is not null)
        {
            Header("Mcp-Name", Name);
        }

        if (token is not null)
        {
            Header("Authorization", $"Bearer {token}");
        }

        if (isLast)
        {
            Header("Connection", "close");
        }

        return Encoding.UTF8.GetBytes(lines.Append("\r\n").Append(text).ToString());
    }

    private string Text
    {
        get
        {
            var meta = Version == SpokenVersions.Sessionless[0] ? $"\"_meta\":{Meta}" : string.Empty;
            var both = Params.Length > 0 && meta.Length > 0 ? $"{Params},{meta}" : Params + meta;
            return $"{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"{Method}\",\"params\":{{{both}}}}}";
        }
    }

    private static RehearsedRequest Call(string version, string tool, string arguments, string? scope) =>
        new(version, "tools/call", tool, $"\"name\":\"{tool}\",\"arguments\":{arguments}", scope);
}
