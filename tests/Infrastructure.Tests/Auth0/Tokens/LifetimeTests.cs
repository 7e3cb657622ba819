using McpServer.Domain.Access;
using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Auth0.Tokens;

/// <summary>The skew is 30 seconds: every limit is tried on its last good second and on the first bad one.</summary>
public sealed class LifetimeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-29)]
    public async Task A_token_is_good_until_its_expiry_and_the_skew(int secondsFromNow)
    {
        await using var server = await ProtectedServer.StartAsync();

        var caller = await server.AcceptAsync(server.Forge.Person().With("exp", At(server, secondsFromNow)));

        Assert.Equal(server.Clock.GetUtcNow().AddSeconds(secondsFromNow), caller.ExpiresAt);
        Assert.Equal(caller.ExpiresAt.AddSeconds(30), caller.AcceptedUntil);
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(-3600)]
    [Requirement("AZ-13")]
    public async Task A_token_is_refused_from_its_expiry_and_the_skew_on(int secondsFromNow)
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().With("exp", At(server, secondsFromNow)));

        Assert.Equal("expired", reason);
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(30)]
    public async Task A_token_may_be_issued_within_the_skew(int secondsFromNow)
    {
        await using var server = await ProtectedServer.StartAsync();

        var verdict = await server.ValidateAsync(server.Forge.Person().With("iat", At(server, secondsFromNow)));

        Assert.IsType<TokenVerdict.Accepted>(verdict);
    }

    [Fact]
    public async Task A_token_that_was_issued_in_the_future_is_refused()
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().With("iat", At(server, 31)));

        Assert.Equal("issued_in_future", reason);
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(30)]
    public async Task A_token_may_begin_within_the_skew(int secondsFromNow)
    {
        await using var server = await ProtectedServer.StartAsync();

        var verdict = await server.ValidateAsync(server.Forge.Person().With("nbf", At(server, secondsFromNow)));

        Assert.IsType<TokenVerdict.Accepted>(verdict);
    }

    [Fact]
    public async Task A_token_that_begins_later_is_refused_until_then()
    {
        await using var server = await ProtectedServer.StartAsync();
        var token = server.Forge.Person().With("nbf", At(server, 31));

        var reason = await server.RefuseAsync(token);
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        var verdict = await server.ValidateAsync(token);

        Assert.Equal("not_yet_valid", reason);
        Assert.IsType<TokenVerdict.Accepted>(verdict);
    }

    [Fact]
    public async Task The_skew_can_be_set()
    {
        await using var server = await ProtectedServer.StartAsync(("Auth0:ClockSkew", "00:00:00"));

        var reason = await server.RefuseAsync(server.Forge.Person().With("exp", At(server, 0)));

        Assert.Equal("expired", reason);
    }

    [Fact]
    public async Task A_time_may_have_a_fraction()
    {
        await using var server = await ProtectedServer.StartAsync();

        var caller = await server.AcceptAsync(server.Forge.Person().With("exp", At(server, 60) + 0.5));

        Assert.Equal(server.Clock.GetUtcNow().AddSeconds(60.5), caller.ExpiresAt);
    }

    [Theory]
    [InlineData("exp", "expiry")]
    [InlineData("iat", "issued_at")]
    public async Task A_time_that_is_required_must_be_there(string claim, string expected)
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().Without(claim));

        Assert.Equal(expected, reason);
    }

    [Theory]
    [InlineData("exp", "expiry")]
    [InlineData("iat", "issued_at")]
    [InlineData("nbf", "not_before")]
    public async Task A_time_must_be_a_number_that_can_be_a_time(string claim, string expected)
    {
        await using var server = await ProtectedServer.StartAsync();
        string[] others =
        [
            "null",
            "true",
            "\"1795424400\"",
            "[1795424400]",
            "-1",
            "1e400",
            "1e18",
            "99999999999999999999",
        ];

        var reasons = new List<string>();
        foreach (var other in others)
        {
            var token = server
                .Forge.Person()
                .With(claim, 1)
                .WithPayloadText(payload =>
                    payload.Replace($"\"{claim}\":1", $"\"{claim}\":{other}", StringComparison.Ordinal)
                );
            reasons.Add(await server.RefuseAsync(token));
        }

        Assert.All(reasons, reason => Assert.Equal(expected, reason));
    }

    private static long At(ProtectedServer server, int secondsFromNow) =>
        server.Clock.GetUtcNow().ToUnixTimeSeconds() + secondsFromNow;
}
