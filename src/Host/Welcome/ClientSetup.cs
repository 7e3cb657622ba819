using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace McpServer.Host.Welcome;

/// <summary>What people type, or write into a file, to connect a client to this server.</summary>
internal sealed partial class ClientSetup
{
    // The encoder of these options escapes what a shell would read inside single quotes.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public ClientSetup(string serverName, string endpoint)
    {
        Name = NameOf(serverName);
        var http = new { type = "http", url = endpoint };
        var named = new
        {
            name = Name,
            http.type,
            http.url,
        };
        var address = new { url = endpoint };
        Inspector = $"npx @modelcontextprotocol/inspector@2 --web --server-url {endpoint} --transport http";
        ClaudeCode = $"claude mcp add --transport http {Name} {endpoint}";
        ClaudeDesktop = File("mcpServers", new { command = "npx", args = RemoteArguments(endpoint) });
        VsCode = File("servers", http);
        VsCodeCommand = $"code --add-mcp '{JsonSerializer.Serialize(named)}'";
        VsCodeLink = $"vscode:mcp/install?{Uri.EscapeDataString(JsonSerializer.Serialize(named))}";
        Cursor = File("mcpServers", address);
        CursorLink = $"cursor://anysphere.cursor-deeplink/mcp/install?name={Name}&config={Base64(address)}";
    }

    /// <summary>What the clients call this server.</summary>
    public string Name { get; }

    public string Inspector { get; }

    public string ClaudeCode { get; }

    public string ClaudeDesktop { get; }

    public string VsCode { get; }

    public string VsCodeCommand { get; }

    public string VsCodeLink { get; }

    public string Cursor { get; }

    public string CursorLink { get; }

    private string File(string section, object entry) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [section] = new Dictionary<string, object>(StringComparer.Ordinal) { [Name] = entry },
            },
            Indented
        );

    // mcp-remote refuses plain http outside this computer unless it is told to.
    private static string[] RemoteArguments(string endpoint) =>
        new Uri(endpoint) is { IsLoopback: false, Scheme: "http" }
            ? ["-y", "mcp-remote", endpoint, "--allow-http"]
            : ["-y", "mcp-remote", endpoint];

    private static string Base64(object entry) =>
        Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(entry))));

    // Claude Code takes these characters and no others; they need no quotes in a shell either.
    private static string NameOf(string serverName)
    {
        var name = Unusual().Replace(serverName, "-").Trim('-');
        return name.Length == 0 ? "mcp-server" : name;
    }

    [GeneratedRegex("[^A-Za-z0-9_]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unusual();
}
