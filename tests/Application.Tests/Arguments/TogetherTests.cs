namespace McpServer.Application.Tests.Arguments;

/// <summary>What cannot be read and what breaks a rule come back in one answer.</summary>
public sealed class TogetherTests
{
    [Fact]
    public async Task An_unknown_argument_does_not_hide_a_broken_rule()
    {
        using var server = new Server();
        var zone = new string('a', 65);

        var answer = await server.CallAsync("get_current_time", $$"""{"timeZone":"{{zone}}","x":1}""");

        Assert.Equal(
            ["$.x is not known; expected: only timeZone.", "$.timeZone is too long; expected: at most 64 characters."],
            answer.Faults()
        );
    }

    [Fact]
    public async Task A_rule_about_an_argument_that_could_not_be_read_is_not_told()
    {
        using var server = new Server();

        var answer = await server.CallAsync("get_current_time", """{"timeZone":7}""");

        Assert.Equal(["$.timeZone is a number that does not fit; expected: a string."], answer.Faults());
    }

    [Fact]
    public async Task Faulty_arguments_never_reach_the_tool_however_good_the_rest_is()
    {
        using var server = new Server { Caller = Callers.With("tool:greet") };

        var answer = await server.CallAsync("greet", """{"name":"Ada","x":1}""");

        Assert.Equal(["$.x is not known; expected: only name."], answer.Faults());
    }
}
