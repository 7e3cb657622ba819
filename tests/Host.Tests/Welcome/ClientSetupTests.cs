using System.Text;
using System.Text.Json.Nodes;
using McpServer.Host.Welcome;

namespace McpServer.Host.Tests.Welcome;

public sealed class ClientSetupTests
{
    private const string Endpoint = "https://mcp.example.com/base/mcp";

    private static readonly ClientSetup Setup = new("Contoso tools", Endpoint);

    [Fact]
    public void The_link_for_VS_Code_is_the_entry_of_its_file_with_a_name()
    {
        var query = Setup.VsCodeLink["vscode:mcp/install?".Length..];

        var entry = JsonNode.Parse(Uri.UnescapeDataString(query))!.AsObject();

        Assert.True(entry.Remove("name", out var name));
        Assert.Equal("Contoso-tools", (string?)name);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Setup.VsCode)!["servers"]!["Contoso-tools"], entry));
        Assert.Equal(Endpoint, (string?)entry["url"]);
        Assert.Equal("http", (string?)entry["type"]);
        Assert.StartsWith("vscode:mcp/install?", Setup.VsCodeLink, StringComparison.Ordinal);
    }

    [Fact]
    public void The_link_for_Cursor_is_the_entry_of_its_file()
    {
        var link = new Uri(Setup.CursorLink);
        var query = link.Query[1..]
            .Split('&')
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);

        var entry = Encoding.UTF8.GetString(Convert.FromBase64String(Uri.UnescapeDataString(query["config"])));

        Assert.Equal("cursor://anysphere.cursor-deeplink/mcp/install", link.GetLeftPart(UriPartial.Path));
        Assert.Equal("Contoso-tools", query["name"]);
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(Setup.Cursor)!["mcpServers"]!["Contoso-tools"], JsonNode.Parse(entry))
        );
        Assert.Equal(Endpoint, (string?)JsonNode.Parse(entry)!["url"]);
    }

    [Fact]
    public void The_commands_name_the_endpoint()
    {
        Assert.Equal($"claude mcp add --transport http Contoso-tools {Endpoint}", Setup.ClaudeCode);
        Assert.Equal(
            $"npx @modelcontextprotocol/inspector@2 --web --server-url {Endpoint} --transport http",
            Setup.Inspector
        );
        Assert.Equal(
            $$"""code --add-mcp '{"name":"Contoso-tools","type":"http","url":"{{Endpoint}}"}'""",
            Setup.VsCodeCommand
        );
    }

    [Theory]
    [InlineData("https://mcp.example.com/mcp", "-y mcp-remote https://mcp.example.com/mcp")]
    [InlineData("http://localhost:3001/mcp", "-y mcp-remote http://localhost:3001/mcp")]
    [InlineData("http://mcp.internal/mcp", "-y mcp-remote http://mcp.internal/mcp --allow-http")]
    public void Plain_http_is_allowed_to_mcp_remote_only_where_it_would_refuse_it(string endpoint, string arguments)
    {
        var setup = new ClientSetup("tools", endpoint);

        var entry = JsonNode.Parse(setup.ClaudeDesktop)!["mcpServers"]!["tools"]!;

        Assert.Equal("npx", (string?)entry["command"]);
        Assert.Equal(arguments, string.Join(' ', entry["args"]!.AsArray().Select(argument => (string?)argument)));
    }

    [Theory]
    [InlineData("McpServer", "McpServer")]
    [InlineData("  Zürich's & Co. ", "Z-rich-s-Co")]
    [InlineData("$(rm -rf /) 'quoted'", "rm-rf-quoted")]
    [InlineData("道具", "mcp-server")]
    [InlineData("", "mcp-server")]
    public void The_name_is_one_that_every_client_and_every_shell_takes(string serverName, string name) =>
        Assert.Equal(name, new ClientSetup(serverName, Endpoint).Name);
}
