using McpServer.Host.Welcome;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Docs;

/// <summary>The guide shows what the home page shows.</summary>
public sealed class ConnectAClientTests
{
    private static readonly ClientSetup Setup = new("McpServer", "https://mcp.example.com/mcp");

    public static TheoryData<string> Texts =>
        [Setup.Inspector, Setup.ClaudeCode, Setup.ClaudeDesktop, Setup.VsCode, Setup.VsCodeCommand, Setup.Cursor];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_of_the_page_stands_in_the_guide(string text) =>
        Assert.Contains($"\n{text}\n```", RepositoryFile.Read("docs/connect-a-client.md"), StringComparison.Ordinal);
}
