using McpServer.Domain.Access;
using McpServer.Infrastructure.Auth0.Tokens;
using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Auth0.Tokens;

public sealed class RememberedTokensTests
{
    [Fact]
    public async Task An_accepted_token_is_not_verified_again()
    {
        await using var server = await ProtectedServer.StartAsync();
        var token = server.Forge.Person().Compact();

        var first = await server.ValidateAsync(token);
        var second = await server.ValidateAsync(token);

        Assert.IsType<TokenVerdict.Accepted>(first);
        Assert.Same(first, second);
    }

    [Fact]
    public async Task A_refused_token_is_not_remembered()
    {
        await using var server = await ProtectedServer.StartAsync();

        await server.RefuseAsync(server.Forge.Person().With("aud", "https://other.example/"));

        Assert.Equal(0, server.Get<RememberedTokens>().Count);
    }

    [Fact]
    public async Task A_remembered_token_expires_in_the_same_second_as_a_fresh_one()
    {
        await using var server = await ProtectedServer.StartAsync();
        var remembered = server.Forge.Person();
        var fresh = remembered.With("jti", "another");
        var first = await server.ValidateAsync(remembered);

        server.Clock.Advance(TimeSpan.FromSeconds(3629));
        var last = await server.ValidateAsync(remembered);
        server.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Same(first, last);
        Assert.Equal("expired", await server.RefuseAsync(fresh));
        Assert.Equal("expired", await server.RefuseAsync(remembered));
        Assert.Equal(0, server.Get<RememberedTokens>().Count);
    }

    [Fact]
    public async Task A_remembered_token_is_refused_when_the_clock_is_set_back_before_it()
    {
        await using var server = await ProtectedServer.StartAsync();
        var token = server.Forge.Person();
        await server.AcceptAsync(token);

        server.Clock.AdjustTime(server.Clock.GetUtcNow().AddMinutes(-1));

        Assert.Equal("issued_in_future", await server.RefuseAsync(token));
    }

    [Fact]
    public async Task A_remembered_token_is_dropped_when_its_key_is_revoked()
    {
        await using var server = await ProtectedServer.StartAsync();
        var token = server.Forge.Person();
        await server.AcceptAsync(token);
        server.Issuer.Publish(TestKeys.Second);

        await server.AcceptAsync(server.Forge.Person().SignedBy(TestKeys.Second));

        Assert.Equal("unknown_key", await server.RefuseAsync(token));
        Assert.Equal(1, server.Get<RememberedTokens>().Count);
    }

    [Fact]
    public async Task A_remembered_token_is_verified_again_when_its_key_id_means_another_key()
    {
        await using var server = await ProtectedServer.StartAsync();
        var token = server.Forge.Person();
        await server.AcceptAsync(token);
        server.Issuer.Publish(TestKeys.Second.Named(TestKeys.First.Id), TestKeys.Third);

        await server.AcceptAsync(server.Forge.Person().SignedBy(TestKeys.Third));

        Assert.Equal("signature", await server.RefuseAsync(token));
    }

    [Fact]
    public async Task A_remembered_token_outlives_a_refresh_that_brings_the_same_key()
    {
        await using var server = await ProtectedServer.StartAsync();
        var token = server.Forge.Person();
        var first = await server.ValidateAsync(token);

        server.Clock.Advance(TimeSpan.FromMinutes(10));
        var second = await server.ValidateAsync(token);

        Assert.Same(first, second);
        Assert.Equal(2, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task No_more_tokens_are_remembered_than_there_is_room_for()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.AcceptAsync(server.Forge.Person());
        var remembered = server.Get<RememberedTokens>();
        Assert.True(TokenDigest.TryOf(server.Forge.Person().Compact(), out var digest));
        Assert.True(remembered.TryRecall(digest, out var token));

        for (var number = 1; number <= 2 * RememberedTokens.Capacity; number++)
        {
            remembered.Remember(new(number, number, number, number), token);
        }

        Assert.InRange(remembered.Count, RememberedTokens.Capacity / 2, RememberedTokens.Capacity);
    }

    [Fact]
    public void Different_tokens_have_different_digests()
    {
        Assert.True(TokenDigest.TryOf("a.b.c", out var one));
        Assert.True(TokenDigest.TryOf("a.b.c", out var same));
        Assert.True(TokenDigest.TryOf("a.b.d", out var other));

        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void A_text_that_is_not_ascii_has_no_digest() => Assert.False(TokenDigest.TryOf("a.b.\u00e9", out _));
}
