using System.Text.Json.Nodes;
using McpServer.Domain.Audit;
using McpServer.Host.Tests.Serving;
using McpServer.Host.Tests.Teams;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Challenges;

public sealed class ArgumentPermissionTests
{
    private readonly Silo _silo = new();

    [Theory]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    [InlineData(WireMessage.Newest)]
    [Requirement("AZ-20")]
    public async Task What_the_arguments_need_is_asked_for_by_a_403_and_nothing_happens(string version)
    {
        await using var server = await Farm.StartAsync(_silo);
        var token = server.Forge.Person().With("permissions", new JsonArray("tool:whoami", "silo:big"));

        var answer = await server.PostAsync(
            WireMessage.Call("open_silo", new JsonObject { ["number"] = 101 }, version),
            token
        );

        Assert.Equal(403, answer.Status);
        Assert.Contains("scope=\"silo:big tool:whoami\"", answer.Challenge, StringComparison.Ordinal);
        Assert.Equal(0, _silo.Opened);
    }

    [Fact]
    public async Task Who_can_never_have_it_gets_a_plain_answer_and_no_challenge()
    {
        await using var server = await Farm.StartAsync(_silo);

        var answer = await server.PostAsync(
            WireMessage.Call("open_silo", new JsonObject { ["number"] = 101 }),
            server.Forge.Person()
        );

        Assert.Equal(200, answer.Status);
        Assert.Null(answer.Challenge);
        Assert.Equal(
            "These arguments need the permission silo:big, which you do not have. An administrator can give it to you.",
            (string?)answer.Result!["content"]![0]!["text"]
        );
        Assert.Equal(0, _silo.Opened);
        Assert.Equal(CallOutcome.Forbidden, Assert.Single(server.Audit.Entries).Outcome);
    }
}
