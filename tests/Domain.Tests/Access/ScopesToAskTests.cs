using McpServer.Domain.Access;

namespace McpServer.Domain.Tests.Access;

public sealed class ScopesToAskTests
{
    private static readonly Permission Greet = Permission.Parse("tool:greet", "Greets people");
    private static readonly Permission WhoAmI = Permission.Parse("tool:whoami", "Tells who is calling");

    [Fact]
    public void What_is_missing_is_asked_for() => Assert.Equal(["tool:greet"], Ask("", Greet));

    [Fact]
    public void What_is_granted_is_asked_for_again() =>
        Assert.Equal(["openid", "tool:greet", "tool:whoami"], Ask("tool:whoami openid", Greet));

    [Fact]
    public void Offline_access_is_never_asked_for() => Assert.Equal(["tool:greet"], Ask("offline_access", Greet));

    [Theory]
    [InlineData("a\"b")]
    [InlineData("a,b")]
    [InlineData("a\\b")]
    [InlineData("a\r\nb")]
    [InlineData("gr\u00fc\u00df")]
    public void A_granted_scope_that_would_break_the_challenge_is_left_out(string scope) =>
        Assert.Equal(["ok", "tool:greet"], Ask($"ok {scope}", Greet));

    [Fact]
    public void Scopes_are_told_in_ordinal_order() =>
        Assert.Equal(["B", "a", "tool:greet", "tool:whoami"], Ask("a B", WhoAmI, Greet));

    [Fact]
    public void A_scope_that_is_both_missing_and_granted_is_told_once() =>
        Assert.Equal(["tool:greet"], Ask("tool:greet", Greet, Greet));

    [Fact]
    public void Nothing_missing_leaves_what_is_granted() => Assert.Equal(["a"], Ask("a"));

    private static IReadOnlyList<string> Ask(string granted, params IReadOnlyList<Permission> missing)
    {
        var caller = new Caller
        {
            Issuer = "https://tenant.example.com/",
            Subject = "auth0|1",
            ClientId = "client",
            Granted = PermissionSet.Parse(granted),
            ExpiresAt = DateTimeOffset.UnixEpoch,
        };
        return caller.ScopesToAsk(missing);
    }
}
