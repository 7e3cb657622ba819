using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;

namespace McpServer.Application.Tests.Arguments;

/// <summary>An argument may be a secret: whatever is wrong with it, its value comes back nowhere.</summary>
public sealed class NeverRepeatedTests
{
    private const string Canary = "canary-4711";

    [Theory]
    [InlineData("\"nights\":\"canary-4711\"")]
    [InlineData("\"meals\":\"canary-4711\"")]
    [InlineData("\"from\":\"canary-4711\"")]
    [InlineData("\"key\":\"canary-4711\"")]
    [InlineData("\"home\":\"canary-4711\"")]
    [InlineData("\"home\":{\"city\":\"canary-4711\"}")]
    [InlineData("\"wishes\":\"canary-4711\"")]
    [InlineData("\"wishes\":[{\"a\":\"canary-4711\"}]")]
    [InlineData("\"payment\":{\"$type\":\"canary-4711\"}")]
    [InlineData("\"minibar\":\"canary-4711\"")]
    [InlineData("\"guest\":\"canary-4711\"")]
    public async Task A_value_that_does_not_fit_is_not_repeated(string members)
    {
        using var server = BookingDesk.Open();

        var answer = await server.BookAsync(members);

        AssertNowhere(server, answer);
    }

    [Theory]
    [InlineData("\"brief\":\"canary-4711\"")]
    [InlineData("\"wordy\":\"canary-4711\"")]
    [InlineData("\"within\":\"canary-4711\"")]
    [InlineData("\"exact\":\"canary-4711\"")]
    [InlineData("\"pattern\":\"canary-4711\"")]
    [InlineData("\"mail\":\"canary-4711\"")]
    [InlineData("\"custom\":\"canary-4711\"")]
    [InlineData("\"secret\":\"canary-4711\",\"again\":\"x\"")]
    [InlineData("\"secret\":\"canary-4711\",\"different\":\"canary-4711\"")]
    [InlineData("\"chatty\":\"canary-4711\"")]
    public async Task A_value_that_breaks_a_rule_is_not_repeated(string members)
    {
        using var server = new Server(new AssemblyOf(typeof(SetRules)));

        var answer = await server.CallAsync("set_rules", $$"""{{{members}}}""");

        AssertNowhere(server, answer);
    }

    [Theory]
    [InlineData("\"low\":4711,\"high\":1", "$.high is too small; expected: more than Low.")]
    [InlineData("\"secret\":\"a\",\"again\":\"b\"", "$.again is not allowed; expected: the same as Secret.")]
    public async Task An_argument_that_another_is_compared_with_is_named_instead(string members, string fault)
    {
        using var server = new Server(new AssemblyOf(typeof(SetRules)));

        var answer = await server.CallAsync("set_rules", $$"""{{{members}}}""");

        Assert.Equal([fault], answer.Faults());
    }

    private static void AssertNowhere(Server server, CallAnswer answer)
    {
        Assert.DoesNotContain(
            Canary,
            Assert.IsType<CallAnswer.Errored>(answer).Error.Message,
            StringComparison.Ordinal
        );
        Assert.All(server.Logged, line => Assert.DoesNotContain(Canary, line, StringComparison.Ordinal));
        Assert.All(server.Audited, entry => Assert.DoesNotContain(Canary, entry.ToString(), StringComparison.Ordinal));
        server.AssertNothingHappened();
    }
}
