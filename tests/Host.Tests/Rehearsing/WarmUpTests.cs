using McpServer.Host.Rehearsing;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Host.Tests.Rehearsing;

public sealed class WarmUpTests
{
    [Fact]
    public async Task The_server_serves_while_it_warms_up_and_is_ready_when_it_is_warm()
    {
        var rehearsal = new ScriptedRehearsal();
        await using var server = await StartAsync(rehearsal, "00:01:00");

        var early = await server.GetAsync("/healthz/ready");
        var live = await server.GetAsync("/healthz/live");
        var called = await server.PostAsync(WireMessage.Call("whoami"), server.Forge.Person());
        rehearsal.End.SetResult();
        await UntilReadyAsync(server);

        Assert.Equal(503, early.Status);
        Assert.Equal(200, live.Status);
        Assert.Equal(200, called.Status);
        Assert.Single(server.Logs.Lines, IsWarm);
        // A start is no reason to wake anybody up.
        Assert.Empty(server.Logs.Alarms);
    }

    [Fact]
    public async Task It_is_ready_at_the_limit_and_does_not_call_itself_warm()
    {
        var rehearsal = new ScriptedRehearsal();
        await using var server = await StartAsync(rehearsal, "00:00:10");

        await rehearsal.Begun;
        server.Clock.Advance(TimeSpan.FromSeconds(9));
        var early = await server.GetAsync("/healthz/ready");
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await UntilReadyAsync(server);

        Assert.Equal(503, early.Status);
        await rehearsal.Told;
        Assert.DoesNotContain(server.Logs.Lines, IsWarm);
        Assert.Single(server.Logs.Lines, line => line.Text.Contains("Server:WarmUp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rehearsal_that_fails_keeps_no_server_from_being_ready()
    {
        var rehearsal = new ScriptedRehearsal();
        await using var server = await StartAsync(rehearsal, "00:01:00");

        rehearsal.End.SetException(new InvalidOperationException("of the arguments, which nobody may read"));
        await UntilReadyAsync(server);

        Assert.DoesNotContain(server.Logs.Lines, IsWarm);
        var told = Assert.Single(
            server.Logs.Lines,
            line => line.Text.StartsWith("Could not warm up", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("arguments", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_stops_ends_its_rehearsal_before_it_waits_for_calls()
    {
        var rehearsal = new ScriptedRehearsal();
        await using var server = await StartAsync(rehearsal, "00:01:00", ("Server:DrainDelay", "00:00:30"));

        await rehearsal.Begun;
        var stopped = server.StopAsync();
        await rehearsal.Told;

        Assert.False(stopped.IsCompleted);
        await Patience.TurnUntilAsync(stopped, () => server.Clock.Advance(TimeSpan.FromSeconds(10)));
        Assert.DoesNotContain(server.Logs.Lines, IsWarm);
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        var rehearsal = new ScriptedRehearsal();
        await using var server = await StartAsync(rehearsal, "00:00:00");

        Assert.Equal(200, (await server.GetAsync("/healthz/ready")).Status);
        Assert.False(rehearsal.IsBegun);
    }

    [Theory]
    [InlineData("-00:00:01")]
    [InlineData("00:02:00")]
    public async Task A_time_that_cannot_be_meant_stops_the_start(string time)
    {
        var exception = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(new ScriptedRehearsal(), time));

        Assert.Contains("Server:WarmUp must be", exception.ToString(), StringComparison.Ordinal);
    }

    private static bool IsWarm(LogLine line) => line.Text.StartsWith("Warm after", StringComparison.Ordinal);

    private static Task<ServerUnderTest> StartAsync(
        ScriptedRehearsal rehearsal,
        string time,
        params (string Setting, string Value)[] more
    ) =>
        ServerUnderTest.StartAsync(
            builder => builder.Services.AddSingleton<IRehearsal>(rehearsal),
            [("Server:WarmUp", time), .. more]
        );

    private static async Task UntilReadyAsync(ServerUnderTest server)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while ((await server.GetAsync("/healthz/ready")).Status != 200)
        {
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Ends when a test says so, or when it is told to.</summary>
    private sealed class ScriptedRehearsal : IRehearsal
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsBegun => _begun.Task.IsCompleted;

        public Task Begun => _begun.Task.WaitAsync(Patience.Limit);

        public Task Told => _told.Task.WaitAsync(Patience.Limit);

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            _begun.SetResult();
            try
            {
                await End.Task.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                _told.SetResult();
                throw;
            }
        }
    }
}
