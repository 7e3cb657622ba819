using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Auth0.Keys;

public sealed class WaitingTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task All_who_come_first_wait_for_one_fetch()
    {
        await using var server = await ProtectedServer.StartAsync();
        server.Issuer.CloseGate();

        var verdicts = Enumerable.Range(0, 50).Select(_ => server.AcceptAsync(server.Forge.Person())).ToList();
        await server.Issuer.AskedAsync(times: 1);
        server.Issuer.OpenGate();
        await Task.WhenAll(verdicts);

        Assert.Equal(1, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task Whoever_goes_away_does_not_take_the_fetch_along()
    {
        await using var server = await ProtectedServer.StartAsync();
        server.Issuer.CloseGate();
        using var goingAway = new CancellationTokenSource();
        var token = server.Forge.Person();
        var first = Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            server.Get<IAccessTokens>().ValidateAsync(token.Compact().AsMemory(), goingAway.Token).AsTask()
        );
        var second = server.AcceptAsync(token);
        await server.Issuer.AskedAsync(times: 1);

        await goingAway.CancelAsync();
        await first;
        server.Issuer.OpenGate();
        await second;

        Assert.Equal(1, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task A_fetch_for_all_carries_nothing_of_whoever_came_first()
    {
        await using var server = await ProtectedServer.StartAsync();
        using var fetches = new CountedFetches(server.Issuer);

        fetches.Mark("the trace of the first request");
        await server.AcceptAsync(server.Forge.Person());

        Assert.Null(Assert.Single(fetches.Marks));
    }

    [Fact]
    public async Task A_known_key_does_not_wait_for_an_unknown_one()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.AcceptAsync(server.Forge.Person());
        server.Issuer.CloseGate();
        var unknown = server.RefuseAsync(server.Forge.Person().SignedBy(TestKeys.Second));
        await server.Issuer.AskedAsync(times: 2);

        await server.AcceptAsync(server.Forge.Person());

        Assert.False(unknown.IsCompleted);
        server.Issuer.OpenGate();
        Assert.Equal("unknown_key", await unknown);
    }

    [Fact]
    public async Task An_issuer_that_is_too_slow_counts_as_down()
    {
        await using var server = await ProtectedServer.StartAsync();
        server.Issuer.CloseGate();
        var failed = server.NextFailedFetchAsync();
        var verdict = server.ValidateAsync(server.Forge.Person());
        await server.Issuer.AskedAsync(times: 1);

        server.Clock.Advance(Timeout - TimeSpan.FromTicks(1));
        Assert.False(verdict.IsCompleted);
        server.Clock.Advance(TimeSpan.FromTicks(1));

        var undecided = Assert.IsType<TokenVerdict.Undecided>(await verdict);
        Assert.Equal(TimeSpan.FromSeconds(25), undecided.RetryAfter);
        Assert.Equal("timeout", (await failed).Values["Fault"]);
    }

    [Fact]
    public async Task A_known_key_waits_for_a_slow_issuer_once()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.AcceptAsync(server.Forge.Person());
        server.Issuer.CloseGate();
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        var first = server.AcceptAsync(server.Forge.Person());
        await server.Issuer.AskedAsync(times: 2);

        server.Clock.Advance(Timeout);
        await first;
        await server.AcceptAsync(server.Forge.Person());

        Assert.Equal(2, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task Whoever_came_while_others_waited_may_ask_once_more()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.AcceptAsync(server.Forge.Person());
        server.Issuer.CloseGate();
        server.Clock.Advance(TimeSpan.FromMinutes(8));
        await server.AcceptAsync(server.Forge.Person());
        await server.Issuer.AskedAsync(times: 2);

        var withNewKey = server.ValidateAsync(server.Forge.Person().SignedBy(TestKeys.Second));
        server.Issuer.OpenGate();

        Assert.IsType<TokenVerdict.Rejected>(await withNewKey);
        Assert.Equal(3, server.Issuer.KeyFetches);
    }
}
