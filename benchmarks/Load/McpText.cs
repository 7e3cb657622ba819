using System.Text;

namespace McpServer.Benchmarks.Load;

/// <summary>MCP requests as the bytes that go over the wire, as a client of one protocol version writes them.</summary>
public sealed record McpText
{
    public const string Legacy = "2025-11-25";
    public const string Newest = "2026-07-28";

    public string Path { get; init; } = "/mcp";

    public string Host { get; init; } = "127.0.0.1";

    public string? Token { get; init; }

    public string Version { get; init; } = Legacy;

    public byte[] Call(string tool, string arguments = """{"name":"Ada"}""") =>
        Request("tools/call", $"\"name\":\"{tool}\",\"arguments\":{arguments}", tool);

    public byte[] List() => Request("tools/list", string.Empty);

    private byte[] Request(string method, string parameters, string? name = null)
    {
        var isNewest = string.Equals(Version, Newest, StringComparison.Ordinal);
        var meta = isNewest
            ? $"\"_meta\":{{\"io.modelcontextprotocol/protocolVersion\":\"{Version}\",\"io.modelcontextprotocol/clientCapabilities\":{{}}}}"
            : string.Empty;
        var comma = parameters.Length > 0 && meta.Length > 0 ? "," : string.Empty;
        var body = $"{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"{method}\",\"params\":{{{parameters}{comma}{meta}}}}}";
        string?[] head =
        [
            $"POST {Path} HTTP/1.1",
            $"Host: {Host}",
            Token is null ? null : $"Authorization: Bearer {Token}",
            "Content-Type: application/json",
            "Accept: application/json, text/event-stream",
            $"MCP-Protocol-Version: {Version}",
            isNewest ? $"Mcp-Method: {method}" : null,
            isNewest && name is not null ? $"Mcp-Name: {name}" : null,
            $"Content-Length: {Encoding.UTF8.GetByteCount(body)}",
        ];
        return Encoding.UTF8.GetBytes($"{string.Join("\r\n", head.OfType<string>())}\r\n\r\n{body}");
    }
}
