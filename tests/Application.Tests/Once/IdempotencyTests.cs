using McpServer.Application.Approvals;
using McpServer.Application.Catalog;
using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;

namespace McpServer.Application.Tests.Once;

public sealed class IdempotencyTests
{
    private const string Ten = """{"amount":10,"idempotencyKey":"k1"}""";

    private int _payments;

    [Fact]
    public async Task The_same_call_again_gets_the_same_answer_and_nothing_more_happens()
    {
        using var server = NewServer();

        var first = await server.CallAsync("pay_back", Ten);
        var second = await server.CallAsync("pay_back", """{ "idempotencyKey": "k1", "amount": 10 }""");

        Assert.Equal(first.Content().GetRawText(), second.Content().GetRawText());
        Assert.Equal(1, _payments);
        Assert.EndsWith(
            "; answered as an earlier call with its idempotency key",
            server.Audited[1].Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Other_arguments_under_the_same_key_are_refused_and_nothing_happens()
    {
        using var server = NewServer();
        await server.CallAsync("pay_back", Ten);

        var error = Error(await server.CallAsync("pay_back", """{"amount":11,"idempotencyKey":"k1"}"""));

        Assert.Equal(
            (ToolErrorKind.Refused, "This idempotency key was used before with other arguments. Choose a new key."),
            (error.Kind, error.Message)
        );
        Assert.Equal(1, _payments);
    }

    [Theory]
    [InlineData("""{"amount":10,"idempotencyKey":"k2"}""")]
    [InlineData("""{"amount":10,"idempotencyKey":"K1"}""")]
    [InlineData("""{"amount":10}""")]
    [InlineData("""{"amount":10,"idempotencyKey":null}""")]
    public async Task Another_key_or_none_is_another_call(string arguments)
    {
        using var server = NewServer();
        await server.CallAsync("pay_back", Ten);

        await server.CallAsync("pay_back", arguments);

        Assert.Equal(2, _payments);
    }

    [Theory]
    [InlineData("subject")]
    [InlineData("issuer")]
    [InlineData("client")]
    [InlineData("organization")]
    public async Task The_key_of_another_caller_is_another_key(string what)
    {
        using var server = NewServer();
        await server.CallAsync("pay_back", Ten);
        var ada = server.Caller;

        server.Caller = what switch
        {
            "subject" => ada with { Subject = "auth0|bob" },
            "issuer" => ada with { Issuer = "https://other.example.com/" },
            "organization" => ada with { Organization = "org_1" },
            _ => ada with { ClientId = "another" },
        };
        await server.CallAsync("pay_back", Ten);

        Assert.Equal(2, _payments);
    }

    [Fact]
    public async Task Who_lost_the_permission_does_not_hear_the_old_answer()
    {
        using var server = NewServer();
        await server.CallAsync("pay_back", Ten);

        server.Caller = Callers.With("");

        Assert.IsType<CallAnswer.UnknownTool>(await server.CallAsync("pay_back", Ten));
    }

    [Fact]
    public async Task A_call_that_the_tool_refused_may_be_tried_again()
    {
        using var server = NewServer();
        server.Stage.Answers(ToolError.Unavailable("Closed."));
        await server.CallAsync("pay_back", Ten);
        server.Stage.Answers(new Perform.Applause(7));

        Assert.Equal(7, (await server.CallAsync("pay_back", Ten)).Content().GetProperty("loudness").GetInt32());
    }

    [Fact]
    public async Task While_a_call_runs_its_key_is_taken()
    {
        var end = new TaskCompletionSource();
        using var server = NewServer();
        Does(
            server,
            async _ =>
            {
                _payments++;
                await end.Task.WaitAsync(CancellationToken.None);
                return new Perform.Applause(1);
            }
        );
        var running = server.CallAsync("pay_back", Ten);

        var meanwhile = Error(await server.CallAsync("pay_back", Ten));
        end.SetResult();

        Assert.IsType<CallAnswer.Answered>(await running);
        Assert.Equal(ToolErrorKind.Unavailable, meanwhile.Kind);
        Assert.Equal(1, _payments);
    }

    [Fact]
    public async Task Of_many_that_come_at_once_one_is_carried_out()
    {
        using var server = NewServer();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => server.CallAsync("pay_back", Ten))));

        Assert.Equal(1, _payments);
    }

    [Fact]
    public async Task A_call_whose_end_is_not_known_is_never_tried_a_second_time()
    {
        using var server = NewServer();
        Does(
            server,
            _ =>
            {
                _payments++;
                throw new InvalidOperationException("The line broke.");
            }
        );
        Assert.IsType<CallAnswer.Broken>(await server.CallAsync("pay_back", Ten));

        var error = Error(await server.CallAsync("pay_back", Ten));

        Assert.StartsWith(
            "A call with this idempotency key is still running, or ended in an unknown way",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(1, _payments);
    }

    [Fact]
    public async Task The_answer_of_a_call_that_came_too_late_is_heard_the_next_time()
    {
        var end = new TaskCompletionSource();
        using var server = NewServer();
        Does(
            server,
            async _ =>
            {
                _payments++;
                server.Clock.Advance(TimeSpan.FromSeconds(30));
                await end.Task.WaitAsync(CancellationToken.None);
                return new Perform.Applause(1);
            }
        );
        Assert.Equal(ToolErrorKind.TimedOut, Error(await server.CallAsync("pay_back", Ten)).Kind);

        end.SetResult();
        await server.OnceStore.WaitForAsync(kept => kept.Contains("loudness", StringComparison.Ordinal));

        Assert.Equal(1, (await server.CallAsync("pay_back", Ten)).Content().GetProperty("loudness").GetInt32());
        Assert.Equal(1, _payments);
    }

    [Fact]
    public async Task Without_the_memory_nothing_happens()
    {
        using var server = NewServer();
        server.OnceStore.IsDown = true;

        var error = Error(await server.CallAsync("pay_back", Ten));

        Assert.Equal(ToolErrorKind.Unavailable, error.Kind);
        Assert.Equal(0, _payments);
    }

    [Fact]
    public async Task When_the_memory_fails_after_the_call_the_caller_still_hears_its_answer()
    {
        using var server = NewServer();
        Does(
            server,
            _ =>
            {
                _payments++;
                server.OnceStore.IsDown = true;
                return Task.FromResult<ToolResult<Perform.Applause>>(new Perform.Applause(1));
            }
        );

        Assert.IsType<CallAnswer.Answered>(await server.CallAsync("pay_back", Ten));
        server.OnceStore.IsDown = false;

        Assert.Equal(ToolErrorKind.Unavailable, Error(await server.CallAsync("pay_back", Ten)).Kind);
        Assert.Equal(1, _payments);
        Assert.Contains(server.Logged, line => line.Contains("could not be kept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Arguments_and_keys_are_kept_as_hashes_only()
    {
        using var server = NewServer();

        await server.CallAsync("pay_back", """{"amount":10,"currency":"canary","idempotencyKey":"canary"}""");

        var kept = Assert.Single(server.OnceStore.Entries);
        Assert.DoesNotContain("canary", kept.Key + kept.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_good_for_a_day()
    {
        using var server = NewServer();

        await server.CallAsync("pay_back", Ten);

        Assert.Equal(TimeSpan.FromHours(24), server.OnceStore.LastLifetime);
    }

    [Fact]
    public async Task An_approved_call_that_is_repeated_needs_no_second_approval()
    {
        using var server = new Server(new AssemblyOf(typeof(Demolish)));
        server.Stage.Answers(new Perform.Applause(1));
        const string house = """{"building":"house 7","idempotencyKey":"k1"}""";
        var asked = Assert.IsType<CallAnswer.ApprovalNeeded>(await server.CallAsync("demolish", house, canAsk: true));
        var reply = new ApprovalReply(asked.State, IsConfirmed: true);
        var first = await server.CallAsync("demolish", house, canAsk: true, reply);

        var again = await server.CallAsync("demolish", house, canAsk: true, reply);

        Assert.Equal(first.Content().GetRawText(), again.Content().GetRawText());
        Assert.Single(server.Stage.ReceivedCalls());
    }

    // Telling a substitute anew what to do calls what it did before.
    private void Does(Server server, Func<CancellationToken, Task<ToolResult<Perform.Applause>>> play)
    {
        server.Stage.Does(play);
        _payments = 0;
    }

    private Server NewServer()
    {
        var server = new Server(new AssemblyOf(typeof(PayBack))) { Caller = Callers.With("pay pay:foreign") };
        Does(
            server,
            _ =>
                Task.FromResult<ToolResult<Perform.Applause>>(
                    new Perform.Applause(Interlocked.Increment(ref _payments))
                )
        );
        return server;
    }

    private static ToolError Error(CallAnswer answer) => Assert.IsType<CallAnswer.Errored>(answer).Error;
}
