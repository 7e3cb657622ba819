using McpServer.Application.Tests.TestTools;

namespace McpServer.Application.Tests.Arguments;

public sealed class RuleTests
{
    [Theory]
    [InlineData("\"filled\":\"\"", "$.filled is empty; expected: a value that is not empty.")]
    [InlineData("\"brief\":\"abcd\"", "$.brief is too long; expected: at most 3 characters.")]
    [InlineData("\"wordy\":\"abcd\"", "$.wordy is too short; expected: at least 30 characters.")]
    [InlineData("\"within\":\"a\"", "$.within has the wrong length; expected: 2 to 4 characters.")]
    [InlineData("\"exact\":\"abc\"", "$.exact has the wrong length; expected: exactly 2 characters.")]
    [InlineData("\"pattern\":\"abc\"", "$.pattern is not allowed; expected: text that matches ^[0-9]+$.")]
    [InlineData("\"mail\":\"abc\"", "$.mail is not allowed; expected: an e-mail address.")]
    [InlineData("\"above\":10", "$.above is too small; expected: more than 10.")]
    [InlineData("\"atLeast\":9", "$.atLeast is too small; expected: 10 or more.")]
    [InlineData("\"below\":10", "$.below is too large; expected: less than 10.")]
    [InlineData("\"atMost\":11", "$.atMost is too large; expected: 10 or less.")]
    [InlineData("\"between\":11", "$.between is out of range; expected: 1 to 10.")]
    [InlineData("\"inside\":10", "$.inside is out of range; expected: more than 1 and less than 10.")]
    [InlineData("\"custom\":\"a\"", "$.custom is not allowed; expected: a value that satisfies the rule of Custom.")]
    [InlineData(
        "\"lines\":[{\"quantity\":1},{\"quantity\":0}]",
        "$.lines[1].quantity is too small; expected: more than 0."
    )]
    public async Task A_broken_rule_is_told_with_its_path_and_what_it_expects(string members, string fault)
    {
        using var server = new Server(new AssemblyOf(typeof(SetRules)));

        var answer = await server.CallAsync("set_rules", $$"""{{{members}}}""");

        Assert.Equal([fault], answer.Faults());
        server.AssertNothingHappened();
    }

    [Fact]
    public async Task All_broken_rules_are_told_at_once()
    {
        using var server = new Server(new AssemblyOf(typeof(SetRules)));

        var answer = await server.CallAsync(
            "set_rules",
            """{"brief":"abcd","above":1,"lines":[{"quantity":0},{"quantity":0}]}"""
        );

        Assert.Equal(
            ["$.brief", "$.above", "$.lines[0].quantity", "$.lines[1].quantity"],
            answer.Faults().Select(fault => fault.Split(' ')[0])
        );
        server.AssertNothingHappened();
    }

    [Fact]
    public async Task Rules_that_are_kept_let_the_tool_run()
    {
        using var server = new Server(new AssemblyOf(typeof(SetRules)));

        await server.CallAsync("set_rules", """{"brief":"abc","above":11,"lines":[{"quantity":1}]}""");

        Assert.Single(server.Stage.ReceivedCalls());
    }
}
