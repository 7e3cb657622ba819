using McpServer.Domain.Access;
using static McpServer.Domain.Access.WithoutPermissionsClaim;

namespace McpServer.Domain.Tests.Access;

/// <summary>The tool needs <c>read</c>, which <c>write</c> implies, which <c>all</c> implies.</summary>
public sealed class AccessRulesTests
{
    private static readonly Permission All = Permission.Parse("all", "Do anything");
    private static readonly Permission Write = Permission.Parse("write", "Change things", All);
    private static readonly Permission Read = Permission.Parse("read", "Read things", Write);

    [Theory]
    [InlineData("read", null, HideTools, false)]
    [InlineData("read", null, OfferTools, false)]
    [InlineData("read", "", HideTools, false)]
    [InlineData("read", "read", HideTools, false)]
    [InlineData("read", null, HideTools, true)]
    [InlineData("read", "", OfferTools, true)]
    [InlineData("write", null, HideTools, false)]
    [InlineData("all", null, HideTools, false)]
    [InlineData("all", "read", OfferTools, false)]
    [InlineData("all", null, HideTools, true)]
    [InlineData("other read", "other", HideTools, false)]
    public void What_the_token_holds_is_granted(
        string granted,
        string? permissions,
        WithoutPermissionsClaim setting,
        bool isMachine
    )
    {
        var decision = new AccessRules(setting).Decide(CallerWith(granted, permissions, isMachine), Read);

        Assert.IsType<AccessDecision.Granted>(decision);
    }

    [Theory]
    [InlineData("", "read", HideTools, "read")]
    [InlineData("", "read", OfferTools, "read")]
    [InlineData("other", "other read", HideTools, "read")]
    [InlineData("", "write", HideTools, "write")]
    [InlineData("", "all", HideTools, "all")]
    [InlineData("", "all write", HideTools, "write")]
    [InlineData("", "all write read", HideTools, "read")]
    [InlineData("", "all", OfferTools, "all")]
    [InlineData("", null, OfferTools, "read")]
    [InlineData("other", null, OfferTools, "read")]
    public void What_the_user_may_have_is_obtainable_by_the_permission_that_the_tenant_would_grant(
        string granted,
        string? permissions,
        WithoutPermissionsClaim setting,
        string missing
    )
    {
        var decision = new AccessRules(setting).Decide(CallerWith(granted, permissions, isMachine: false), Read);

        var obtainable = Assert.IsType<AccessDecision.Obtainable>(decision);
        Assert.Equal([missing], obtainable.Missing.Select(permission => permission.Name));
    }

    [Theory]
    [InlineData("", "", HideTools, false)]
    [InlineData("", "", OfferTools, false)]
    [InlineData("", "other", HideTools, false)]
    [InlineData("", "other", OfferTools, false)]
    [InlineData("other", null, HideTools, false)]
    [InlineData("", null, HideTools, false)]
    [InlineData("READ", "Read", HideTools, false)]
    [InlineData("", "read", HideTools, true)]
    [InlineData("", "read", OfferTools, true)]
    [InlineData("", "all", OfferTools, true)]
    [InlineData("", null, HideTools, true)]
    [InlineData("", null, OfferTools, true)]
    public void All_else_is_hidden(string granted, string? permissions, WithoutPermissionsClaim setting, bool isMachine)
    {
        var decision = new AccessRules(setting).Decide(CallerWith(granted, permissions, isMachine), Read);

        Assert.IsType<AccessDecision.Hidden>(decision);
    }

    [Theory]
    [InlineData(null, HideTools, false)]
    [InlineData("", HideTools, false)]
    [InlineData("other", OfferTools, false)]
    [InlineData(null, OfferTools, true)]
    public void A_tool_without_a_permission_is_granted_to_everyone(
        string? permissions,
        WithoutPermissionsClaim setting,
        bool isMachine
    )
    {
        var decision = new AccessRules(setting).Decide(CallerWith("", permissions, isMachine), Permission.None);

        Assert.IsType<AccessDecision.Granted>(decision);
    }

    private static Caller CallerWith(string granted, string? permissions, bool isMachine) =>
        new()
        {
            Issuer = "https://tenant.example.com/",
            Subject = "auth0|1",
            ClientId = "client",
            Granted = PermissionSet.Parse(granted),
            Permissions = permissions is null ? null : PermissionSet.Parse(permissions),
            IsMachine = isMachine,
            ExpiresAt = DateTimeOffset.UnixEpoch,
        };
}
