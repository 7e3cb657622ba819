using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;
using McpServer.Domain.Access;

namespace McpServer.Application.Tests.Access;

public sealed class GrantedTests
{
    [Theory]
    [InlineData("stage:perform")]
    [InlineData("other stage:perform")]
    [InlineData("stage")]
    public async Task A_tool_whose_permission_is_granted_runs(string scopes)
    {
        using var server = Playing(Callers.With(scopes));

        var answer = await server.CallAsync("perform");

        Assert.Equal(7, answer.Content().GetProperty("loudness").GetInt32());
        Assert.Single(server.Stage.ReceivedCalls());
    }

    [Fact]
    public async Task A_machine_with_the_permission_is_served()
    {
        using var server = Playing(Callers.With("stage:perform") with { Permissions = null, IsMachine = true });

        var answer = await server.CallAsync("perform");

        Assert.IsType<CallAnswer.Answered>(answer);
        Assert.Single(server.Stage.ReceivedCalls());
    }

    [Fact]
    public async Task An_alias_runs_the_tool_too()
    {
        using var server = Playing(Callers.With("stage:perform"));

        var answer = await server.CallAsync("play");

        Assert.Equal(Perform.Definition, Assert.IsType<CallAnswer.Answered>(answer).Tool);
        Assert.Single(server.Stage.ReceivedCalls());
    }

    [Fact]
    public async Task A_tool_without_a_permission_runs_for_anyone()
    {
        using var server = new Server { Caller = Callers.With("") with { Permissions = null, IsMachine = true } };

        var answer = await server.CallAsync("get_current_time");

        Assert.IsType<CallAnswer.Answered>(answer);
    }

    private static Server Playing(Caller caller)
    {
        var server = new Server(new AssemblyOf(typeof(Perform))) { Caller = caller };
        server.Stage.Answers(new Perform.Applause(7));
        return server;
    }
}
