using McpServer.TestBench;
using Microsoft.Extensions.Logging;

namespace McpServer.Infrastructure.Tests.Auth0.Keys;

public sealed class OutageTests
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Without_any_key_nothing_is_decided_when_the_issuer_refuses_connections()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.Issuer.GoDownAsync();

        var retryAfter = await server.UndecidedAsync(server.Forge.Person());

        Assert.Equal(Rest, retryAfter);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(404)]
    [InlineData(204)]
    public async Task Without_any_key_nothing_is_decided_when_the_issuer_answers_otherwise(int status)
    {
        await using var server = await ProtectedServer.StartAsync();
        server.Issuer.Answer(status);

        var retryAfter = await server.UndecidedAsync(server.Forge.Person());

        Assert.Equal(Rest, retryAfter);
    }

    [Fact]
    public async Task Nobody_is_sent_elsewhere_for_keys()
    {
        await using var server = await ProtectedServer.StartAsync();
        await using var other = await TestIssuer.StartAsync();
        server.Issuer.Answer(302, other.Identifier + ".well-known/jwks.json");

        await server.UndecidedAsync(server.Forge.Person());

        Assert.Equal(0, other.KeyFetches);
    }

    [Fact]
    public async Task Without_any_key_the_issuer_is_asked_again_after_a_rest()
    {
        await using var server = await ProtectedServer.StartAsync();
        server.Issuer.Answer(500);
        var token = server.Forge.Person();
        await server.UndecidedAsync(token);

        server.Clock.Advance(TimeSpan.FromSeconds(10));
        var inBetween = await server.UndecidedAsync(token);
        server.Clock.Advance(TimeSpan.FromSeconds(19.5));
        var shortlyBefore = await server.UndecidedAsync(token);
        Assert.Equal(1, server.Issuer.KeyFetches);
        server.Issuer.Publish(TestKeys.First);
        server.Clock.Advance(TimeSpan.FromSeconds(0.5));
        await server.AcceptAsync(token);

        Assert.Equal(TimeSpan.FromSeconds(20), inBetween);
        Assert.Equal(TimeSpan.FromSeconds(1), shortlyBefore);
        Assert.Equal(2, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task A_forged_token_is_not_decided_either_without_any_key()
    {
        await using var server = await ProtectedServer.StartAsync();
        server.Issuer.Answer(500);

        var retryAfter = await server.UndecidedAsync(server.Forge.Person().WithoutSignature());

        Assert.Equal(Rest, retryAfter);
    }

    [Fact]
    public async Task Known_keys_serve_through_an_outage()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.AcceptAsync(server.Forge.Person());
        await server.Issuer.GoDownAsync();

        server.Clock.Advance(TimeSpan.FromMinutes(10));
        await server.AcceptAsync(server.Forge.Person());
        server.Clock.Advance(TimeSpan.FromHours(12));
        await server.AcceptAsync(server.Forge.Person());

        Assert.Equal("unknown_key", await server.RefuseAsync(server.Forge.Person().SignedBy(TestKeys.Second)));
    }

    [Fact]
    public async Task In_an_outage_nobody_waits_and_the_issuer_is_asked_every_thirty_seconds_at_most()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.AcceptAsync(server.Forge.Person());
        server.Issuer.Answer(500);
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        await server.AcceptAsync(server.Forge.Person());
        server.Issuer.CloseGate();

        server.Clock.Advance(Rest - TimeSpan.FromTicks(1));
        await server.AcceptAsync(server.Forge.Person());
        Assert.Equal(2, server.Issuer.KeyFetches);
        server.Clock.Advance(TimeSpan.FromTicks(1));
        await server.AcceptAsync(server.Forge.Person());
        await server.AcceptAsync(server.Forge.Person());
        await server.Issuer.AskedAsync(times: 3);

        Assert.Equal(3, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task A_refresh_that_fails_early_is_tried_again_before_the_keys_are_old()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.AcceptAsync(server.Forge.Person());
        server.Issuer.Answer(500);
        var failed = server.NextFailedFetchAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(8));
        await server.AcceptAsync(server.Forge.Person());
        await failed;
        server.Issuer.Publish(TestKeys.First, TestKeys.Second);
        var newKeys = server.NextNewKeysAsync();

        server.Clock.Advance(Rest);
        await server.AcceptAsync(server.Forge.Person());
        await newKeys;

        await server.AcceptAsync(server.Forge.Person().SignedBy(TestKeys.Second));
        Assert.Equal(3, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task A_key_that_was_revoked_during_an_outage_stops_working_when_it_ends()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.AcceptAsync(server.Forge.Person());
        await server.Issuer.GoDownAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        await server.AcceptAsync(server.Forge.Person());
        server.Issuer.Publish(TestKeys.Second);
        await server.Issuer.ComeBackAsync();
        var newKeys = server.NextNewKeysAsync();

        server.Clock.Advance(Rest);
        await server.AcceptAsync(server.Forge.Person());
        await newKeys;

        Assert.Equal("unknown_key", await server.RefuseAsync(server.Forge.Person()));
    }

    [Fact]
    public async Task Known_keys_are_trusted_for_a_day_and_no_longer()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.AcceptAsync(server.Forge.Person());
        await server.Issuer.GoDownAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        await server.AcceptAsync(server.Forge.Person());

        server.Clock.Advance(TimeSpan.FromMinutes((24 * 60) - 10) - TimeSpan.FromTicks(1));
        var failed = server.NextFailedFetchAsync();
        await server.AcceptAsync(server.Forge.Person());
        await failed;
        server.Clock.Advance(TimeSpan.FromTicks(1));
        var retryAfter = await server.UndecidedAsync(server.Forge.Person());

        Assert.InRange(retryAfter, TimeSpan.FromSeconds(29), Rest);
    }

    [Fact]
    public async Task A_server_that_was_idle_for_days_asks_before_it_decides()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.AcceptAsync(server.Forge.Person());

        server.Clock.Advance(TimeSpan.FromDays(3));
        await server.AcceptAsync(server.Forge.Person());

        Assert.Equal(2, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task A_failed_fetch_is_logged_and_counted()
    {
        await using var server = await ProtectedServer.StartAsync();
        using var counted = new CountedFetches(server.Issuer);

        await server.AcceptAsync(server.Forge.Person());
        server.Issuer.Answer(500);
        var failed = server.NextFailedFetchAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        await server.AcceptAsync(server.Forge.Person());

        var line = await failed;
        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.Equal("status", line.Values["Fault"]);
        Assert.Equal(server.Issuer.Identifier, line.Values["Issuer"]);
        Assert.Equal(["success", "status"], counted.Outcomes);
    }
}
