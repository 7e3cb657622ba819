using McpServer.Host.Tests.Serving;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Rehearsing;

public sealed class WarmUpTests
{
    [Fact]
    public async Task The_server_serves_while_it_warms_up_and_is_ready_when_it_is_warm()
    {
        await using var server = await ServerUnderTest.StartAsync(settings: ("Server:WarmUp", "00:00:01"));

        var early = await server.GetAsync("/healthz/ready");
        var live = await server.GetAsync("/healthz/live");
        var called = await server.PostAsync(WireMessage.Call("whoami"), server.Forge.Person());
        await UntilReadyAsync(server);

        Assert.Equal(503, early.Status);
        Assert.Equal(200, live.Status);
        Assert.Equal(200, called.Status);
        // Of what was rehearsed nothing is told but how long it took.
        Assert.Equal("whoami", Assert.Single(server.Audit.Entries).Tool?.Value);
        Assert.Single(server.Logs.Lines, line => line.Text.StartsWith("Warm after", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Logs.Lines, line => line.Text.Contains("nobody", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        await using var server = await ServerUnderTest.StartAsync(settings: ("Server:WarmUp", "00:00:00"));

        Assert.Equal(200, (await server.GetAsync("/healthz/ready")).Status);
    }

    [Theory]
    [InlineData("-00:00:01")]
    [InlineData("00:02:00")]
    public async Task A_time_that_cannot_be_meant_stops_the_start(string time)
    {
        var exception = await Assert.ThrowsAnyAsync<Exception>(() =>
            ServerUnderTest.StartAsync(settings: ("Server:WarmUp", time))
        );

        Assert.Contains("Server:WarmUp must be", exception.ToString(), StringComparison.Ordinal);
    }

    // The clock stands still between two bursts.
    private static async Task UntilReadyAsync(ServerUnderTest server)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while ((await server.GetAsync("/healthz/ready")).Status != 200)
        {
            limit.Token.ThrowIfCancellationRequested();
            server.Clock.Advance(TimeSpan.FromMilliseconds(500));
        }
    }
}
