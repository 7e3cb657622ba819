using McpServer.Domain.Audit;

namespace McpServer.Application.Tests.Arguments;

/// <summary>Half of a surrogate pair is well-formed JSON and still no text.</summary>
public sealed class UnreadableTextTests
{
    [Theory]
    [InlineData(@"""\ud800""")]
    [InlineData(@"""a\udc00b""")]
    [InlineData(@"""\udc00\ud800""")]
    public async Task A_value_that_is_no_text_is_refused(string name)
    {
        using var server = new Server();

        var answer = await server.CallAsync("greet", $$"""{"name":{{name}}}""");

        Assert.Equal(["$.name is a string that does not fit; expected: a string."], answer.Faults());
    }

    [Theory]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"a\udc00":1}""")]
    public async Task A_name_that_is_no_text_is_refused(string arguments)
    {
        using var server = new Server();

        var answer = await server.CallAsync("greet", arguments);

        Assert.EndsWith(
            " is not known; expected: only name.",
            Assert.Single(answer.Faults()),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("""{"name":"\ud800"}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"name":{"\ud800":["\udc00"]}}""")]
    public async Task Such_a_call_is_audited_like_any_other(string arguments)
    {
        using var server = new Server();

        await server.CallAsync("greet", arguments);

        var entry = Assert.Single(server.Audited);
        Assert.Equal(CallOutcome.ToolError, entry.Outcome);
        Assert.NotNull(entry.ArgumentHash);
    }
}
