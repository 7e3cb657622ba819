using McpServer.Host.Mcp.Sessions;
using McpServer.Host.Tests.Serving;
using McpServer.Host.Tests.Teams;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Mcp.Sessions;

public sealed class UnknownVersionTests
{
    private readonly Silo _silo = new();

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    [Requirement("TR-16")]
    public async Task A_version_that_nobody_speaks_is_answered_with_what_discovery_names(string sessions)
    {
        await using var server = await Farm.StartAsync(_silo, ("Mcp:Sessions", sessions));
        var discovered = await server.PostAsync(
            WireMessage.Request(WireMessage.Newest, "server/discover", []),
            server.Forge.Person()
        );

        var answer = await server.PostAsync(WireMessage.List() with { Version = "v999.0.0" }, server.Forge.Person());

        Assert.Equal(400, answer.Status);
        Assert.Equal(1, (int)answer.Json["id"]!);
        Assert.Equal(-32022, (int)answer.Json["error"]!["code"]!);
        Assert.Equal("v999.0.0", (string?)answer.Json["error"]!["data"]!["requested"]);
        Assert.Equal(
            discovered.Result!["supportedVersions"]!.ToJsonString(),
            answer.Json["error"]!["data"]!["supported"]!.ToJsonString()
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"id":{}}""")]
    [InlineData("""{"id":1,"id":2}""")]
    [InlineData("no JSON")]
    public async Task A_body_that_cannot_be_read_is_refused_as_well(string body)
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);

        var answer = await server.PostAsync(new WireMessage("v999.0.0", body), server.Forge.Person());

        Assert.Equal(400, answer.Status);
        Assert.Equal(-32022, (int)answer.Json["error"]!["code"]!);
    }

    [Fact]
    public void The_versions_are_those_of_the_SDK()
    {
        var versions = typeof(ModelContextProtocol.Server.McpServer)
            .Assembly.GetType("ModelContextProtocol.Protocol.McpProtocolVersions", throwOnError: true)!
            .GetField(
                "SupportedProtocolVersions",
                System.Reflection.BindingFlags.Static
                    | System.Reflection.BindingFlags.NonPublic
                    | System.Reflection.BindingFlags.Public
            );

        Assert.Equal(
            ((IEnumerable<string>)versions!.GetValue(null)!).Order(StringComparer.Ordinal),
            SpokenVersions.WithInitialize.Concat(SpokenVersions.Sessionless).Order(StringComparer.Ordinal)
        );
    }
}
