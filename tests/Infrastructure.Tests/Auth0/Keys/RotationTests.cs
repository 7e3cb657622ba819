using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Auth0.Keys;

public sealed class RotationTests
{
    [Fact]
    public async Task A_key_that_was_published_ahead_is_accepted_without_another_fetch()
    {
        await using var server = await ProtectedServer.StartAsync();
        server.Issuer.Publish(TestKeys.First, TestKeys.Second);
        await server.AcceptAsync(server.Forge.Person());

        await server.AcceptAsync(server.Forge.Person().SignedBy(TestKeys.Second));

        Assert.Equal(1, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task A_key_that_is_new_is_accepted_after_one_more_fetch()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.AcceptAsync(server.Forge.Person());
        server.Issuer.Publish(TestKeys.First, TestKeys.Second);

        await server.AcceptAsync(server.Forge.Person().SignedBy(TestKeys.Second));

        Assert.Equal(2, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task A_second_rotation_is_noticed_thirty_seconds_after_the_first()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.AcceptAsync(server.Forge.Person());
        server.Issuer.Publish(TestKeys.Second);
        await server.AcceptAsync(server.Forge.Person().SignedBy(TestKeys.Second));
        server.Issuer.Publish(TestKeys.Third);
        var token = server.Forge.Person().SignedBy(TestKeys.Third);

        server.Clock.Advance(TimeSpan.FromSeconds(29));
        var tooEarly = await server.RefuseAsync(token);
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await server.AcceptAsync(token);

        Assert.Equal("unknown_key", tooEarly);
        Assert.Equal(3, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task A_revoked_key_stops_working_with_the_next_fetch_whatever_caused_it()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.AcceptAsync(server.Forge.Person());
        server.Issuer.Publish(TestKeys.Second);
        await server.AcceptAsync(server.Forge.Person().SignedBy(TestKeys.Second));

        var reason = await server.RefuseAsync(server.Forge.Person());

        Assert.Equal("unknown_key", reason);
    }

    [Fact]
    public async Task A_revoked_key_is_trusted_for_ten_minutes_at_most()
    {
        await using var server = await ProtectedServer.StartAsync();
        var token = server.Forge.Person();
        await server.AcceptAsync(token);
        server.Issuer.Publish(TestKeys.Second);

        server.Clock.Advance(TimeSpan.FromMinutes(8) - TimeSpan.FromTicks(1));
        await server.AcceptAsync(token);
        Assert.Equal(1, server.Issuer.KeyFetches);
        server.Clock.Advance(TimeSpan.FromMinutes(2) + TimeSpan.FromTicks(1));
        var reason = await server.RefuseAsync(token);

        Assert.Equal("unknown_key", reason);
    }

    [Fact]
    public async Task Keys_are_fetched_anew_before_anybody_has_to_wait()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.AcceptAsync(server.Forge.Person());
        server.Issuer.Publish(TestKeys.First, TestKeys.Second);
        server.Issuer.CloseGate();
        var newKeys = server.NextNewKeysAsync();

        server.Clock.Advance(TimeSpan.FromMinutes(8));
        await server.AcceptAsync(server.Forge.Person());
        await server.AcceptAsync(server.Forge.Person());
        await server.Issuer.AskedAsync(times: 2);
        server.Issuer.OpenGate();
        await newKeys;
        await server.AcceptAsync(server.Forge.Person().SignedBy(TestKeys.Second));

        Assert.Equal(2, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task A_key_that_is_older_than_ten_minutes_is_not_used_before_it_is_fetched_anew()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.AcceptAsync(server.Forge.Person());
        server.Issuer.CloseGate();

        server.Clock.Advance(TimeSpan.FromMinutes(10));
        var verdicts = Enumerable.Range(0, 10).Select(_ => server.AcceptAsync(server.Forge.Person())).ToList();
        await server.Issuer.AskedAsync(times: 2);
        Assert.DoesNotContain(verdicts, verdict => verdict.IsCompleted);
        server.Issuer.OpenGate();
        await Task.WhenAll(verdicts);

        Assert.Equal(2, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task New_keys_are_told_to_the_log_by_their_ids()
    {
        await using var server = await ProtectedServer.StartAsync();
        server.Issuer.Publish(TestKeys.Second, TestKeys.First);
        var newKeys = server.NextNewKeysAsync();

        await server.AcceptAsync(server.Forge.Person());

        Assert.Equal("first second", (await newKeys).Values["KeyIds"]);
    }
}
