using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;
using McpServer.Domain.Access;
using McpServer.Domain.Audit;

namespace McpServer.Application.Tests.Access;

public sealed class ArgumentPermissionTests
{
    private static readonly Perform.Applause Applause = new(1);

    [Theory]
    [InlineData("pay", """{"amount":100}""")]
    [InlineData("pay pay:much", """{"amount":101}""")]
    [InlineData("pay pay:much pay:foreign", """{"amount":101,"currency":"EUR"}""")]
    public async Task A_call_runs_when_all_that_its_arguments_need_is_granted(string scopes, string arguments)
    {
        using var server = NewServer(Callers.With(scopes));

        Assert.IsType<CallAnswer.Answered>(await server.CallAsync("pay_back", arguments));

        Assert.Single(server.Stage.ReceivedCalls());
    }

    [Theory]
    [InlineData("pay", """{"amount":101}""", "pay pay:much")]
    [InlineData("pay", """{"amount":101,"currency":"EUR"}""", "pay pay:foreign pay:much")]
    [InlineData("pay pay:much", """{"amount":101,"currency":"EUR"}""", "pay pay:foreign pay:much")]
    [InlineData("", """{"amount":101,"currency":"EUR"}""", "pay pay:foreign pay:much")]
    [InlineData("", """{"amount":1}""", "pay")]
    public async Task All_that_is_missing_is_asked_for_at_once_and_nothing_happens(
        string scopes,
        string arguments,
        string asked
    )
    {
        using var server = NewServer(Callers.With(scopes, "pay pay:much pay:foreign"));

        var answer = await server.CallAsync("pay_back", arguments);

        Assert.Equal(asked.Split(' '), Assert.IsType<CallAnswer.PermissionNeeded>(answer).ScopesToAsk);
        server.AssertNothingHappened();
    }

    [Fact]
    public async Task What_the_user_can_never_have_is_refused_without_sending_them_for_it()
    {
        using var server = NewServer(Callers.With("pay", "pay pay:foreign"));

        var answer = await server.CallAsync("pay_back", """{"amount":101,"currency":"EUR"}""");

        Assert.Equal(["pay:much"], Assert.IsType<CallAnswer.Forbidden>(answer).Missing.Select(lacked => lacked.Name));
        server.AssertNothingHappened();
        var entry = Assert.Single(server.Audited);
        Assert.Equal((CallOutcome.Forbidden, "the arguments need pay:much"), (entry.Outcome, entry.Reason));
    }

    [Fact]
    public async Task Who_does_not_see_the_tool_does_not_hear_what_its_arguments_need()
    {
        using var server = NewServer(Callers.With("pay:much pay:foreign"));

        Assert.IsType<CallAnswer.UnknownTool>(await server.CallAsync("pay_back", """{"amount":101}"""));

        server.AssertNothingHappened();
    }

    [Fact]
    public async Task A_machine_is_refused_what_it_was_not_granted()
    {
        using var server = NewServer(Callers.With("pay", "pay pay:much") with { IsMachine = true });

        Assert.IsType<CallAnswer.Forbidden>(await server.CallAsync("pay_back", """{"amount":101}"""));

        server.AssertNothingHappened();
    }

    [Theory]
    [InlineData("""{"amount":101,"currency":7}""")]
    [InlineData("""{"amount":"much"}""")]
    [InlineData("""{"amount":101,"amount":1}""")]
    public async Task Arguments_that_cannot_be_read_end_with_their_faults_and_nothing_happens(string arguments)
    {
        using var server = NewServer(Callers.With("pay"));

        Assert.NotEmpty((await server.CallAsync("pay_back", arguments)).Faults());

        server.AssertNothingHappened();
    }

    [Theory]
    [InlineData("""{"amount":1,"currency":"XXX"}""")]
    [InlineData("""{"amount":1,"currency":""}""")]
    public async Task A_tool_that_needs_what_it_did_not_declare_or_that_throws_is_called_by_nobody(string arguments)
    {
        using var server = NewServer(Callers.With("pay pay:much pay:foreign pay:nobody-declared-it"));

        Assert.IsType<CallAnswer.Broken>(await server.CallAsync("pay_back", arguments));

        server.AssertNothingHappened();
        Assert.Equal(CallOutcome.Failed, Assert.Single(server.Audited).Outcome);
        Assert.Contains(server.Logged, line => line.StartsWith("pay_back ", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Logged, line => line.Contains("canary", StringComparison.Ordinal));
    }

    private static Server NewServer(Caller caller)
    {
        var server = new Server(new AssemblyOf(typeof(PayBack))) { Caller = caller };
        server.Stage.Answers(Applause);
        return server;
    }
}
