using McpServer.Host.Tests.Serving;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Mcp;

public sealed class ServerInfoTests
{
    [Fact]
    [Requirement("DI-01")]
    public async Task Discovery_tells_versions_name_title_and_instructions()
    {
        await using var server = await ServerUnderTest.StartAsync(
            settings: [("Server:Title", "Contoso tools"), ("Server:Instructions", "Be kind.")]
        );

        var answer = await server.PostAsync(
            WireMessage.Request(WireMessage.Newest, "server/discover", []),
            server.Forge.Person()
        );

        var result = answer.Result!;
        Assert.Contains(
            "2026-07-28",
            result["supportedVersions"]!.AsArray().Select(version => version!.GetValue<string>())
        );
        Assert.Equal("Be kind.", result["instructions"]!.GetValue<string>());
        Assert.Contains("Contoso tools", answer.Text, StringComparison.Ordinal);
        Assert.NotNull(result["capabilities"]!["tools"]);
    }

    [Fact]
    public async Task A_stranger_learns_nothing_from_discovery()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await server.PostAsync(WireMessage.Request(WireMessage.Newest, "server/discover", []));

        Assert.Equal(401, answer.Status);
        Assert.DoesNotContain("capabilities", answer.Text, StringComparison.Ordinal);
    }
}
