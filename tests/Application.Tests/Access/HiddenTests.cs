using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;
using McpServer.Domain.Access;

namespace McpServer.Application.Tests.Access;

public sealed class HiddenTests
{
    public static TheoryData<string> Strangers => ["no permission", "no permissions claim", "a machine"];

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task A_hidden_tool_does_not_run(string stranger)
    {
        using var server = new Server(new AssemblyOf(typeof(Perform))) { Caller = CallerOf(stranger) };

        var answer = await server.CallAsync("perform");

        Assert.IsType<CallAnswer.UnknownTool>(answer);
        server.AssertNothingHappened();
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task A_hidden_tool_is_answered_as_one_that_does_not_exist(string stranger)
    {
        using var server = new Server(new AssemblyOf(typeof(Perform))) { Caller = CallerOf(stranger) };

        var hidden = await server.CallAsync("perform", """{"part":7}""");
        var unknown = await server.CallAsync("no_such_tool", """{"part":7}""");

        Assert.Equal(unknown, hidden);
    }

    [Fact]
    public async Task An_alias_of_a_hidden_tool_is_hidden_too()
    {
        using var server = new Server(new AssemblyOf(typeof(Perform))) { Caller = CallerOf("no permission") };

        var hidden = await server.CallAsync("play");

        Assert.Equal(await server.CallAsync("no_such_tool"), hidden);
        server.AssertNothingHappened();
    }

    [Theory]
    [InlineData("no_such_tool")]
    [InlineData("Perform")]
    [InlineData("perform ")]
    [InlineData("perform\n")]
    [InlineData("../perform")]
    [InlineData(" ")]
    public async Task A_name_that_no_tool_has_is_unknown(string name)
    {
        using var server = new Server(new AssemblyOf(typeof(Perform)));

        var answer = await server.CallAsync(name);

        Assert.IsType<CallAnswer.UnknownTool>(answer);
        server.AssertNothingHappened();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_call_that_names_no_tool_is_malformed(string? name)
    {
        using var server = new Server();

        var answer = await server.CallAsync(name);

        Assert.Equal(new CallAnswer.Malformed("the call names no tool"), answer);
    }

    [Fact]
    public async Task A_call_that_could_not_be_read_is_malformed()
    {
        using var server = new Server();

        var answer = await server.SendAsync(
            CallTool.Unreadable("the name is no text"),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(new CallAnswer.Malformed("the name is no text"), answer);
    }

    private static Caller CallerOf(string stranger) =>
        stranger switch
        {
            "no permission" => Callers.With("tool:greet"),
            "no permissions claim" => Callers.With("tool:greet") with { Permissions = null },
            _ => Callers.With("tool:greet", "stage:perform") with { IsMachine = true },
        };
}
