using McpServer.Domain.Access;
using static McpServer.Domain.Access.WithoutPermissionsClaim;

namespace McpServer.Domain.Tests.Access;

/// <summary>The tool needs <c>tool</c> and <c>also</c>; the arguments need <c>much</c> and <c>far</c>.</summary>
public sealed class ArgumentAccessTests
{
    private static readonly Permission[] OfTool = [Make("tool"), Make("also")];
    private static readonly Permission[] OfArguments = [Make("much"), Make("far")];

    [Fact]
    public void Only_who_has_all_is_granted() =>
        Assert.IsType<AccessDecision.Granted>(Decide("tool also much far", permissions: ""));

    [Theory]
    [InlineData("tool also much", "far", "far")]
    [InlineData("tool also", "much far", "much far")]
    [InlineData("tool", "also much far", "also much far")]
    [InlineData("", "tool also much far", "tool also much far")]
    [InlineData("much far", "tool also", "tool also")]
    public void All_that_can_be_had_is_told_at_once(string granted, string permissions, string missing)
    {
        var decision = Assert.IsType<AccessDecision.Obtainable>(Decide(granted, permissions));

        Assert.Equal(missing.Split(' '), decision.Missing.Select(permission => permission.Name));
    }

    [Theory]
    [InlineData("much far", "")]
    [InlineData("tool much far", "")]
    [InlineData("tool much far", "tool much far")]
    [InlineData("", "also much far")]
    public void Without_what_every_call_needs_the_tool_is_hidden_whatever_the_arguments_are(
        string granted,
        string permissions
    ) => Assert.IsType<AccessDecision.Hidden>(Decide(granted, permissions));

    [Theory]
    [InlineData("tool also", "", "much far")]
    [InlineData("tool also", "far", "much")]
    [InlineData("", "tool also far", "much")]
    public void What_can_never_be_had_forbids_the_call_and_not_the_tool(
        string granted,
        string permissions,
        string missing
    )
    {
        var decision = Assert.IsType<AccessDecision.Forbidden>(Decide(granted, permissions));

        Assert.Equal(missing.Split(' '), decision.Missing.Select(permission => permission.Name));
    }

    [Fact]
    public void A_permission_that_is_needed_twice_is_asked_for_once()
    {
        var decision = new AccessRules(HideTools).Decide(CallerWith("", "tool"), [Make("tool")], [Make("tool")]);

        Assert.Single(Assert.IsType<AccessDecision.Obtainable>(decision).Missing);
    }

    private static AccessDecision Decide(string granted, string permissions) =>
        new AccessRules(HideTools).Decide(CallerWith(granted, permissions), OfTool, OfArguments);

    private static Permission Make(string name) => Permission.Parse(name, $"Do {name}");

    private static Caller CallerWith(string granted, string permissions) =>
        new()
        {
            Issuer = "https://tenant.example.com/",
            Subject = "auth0|ada",
            ClientId = "inspector",
            Granted = PermissionSet.Parse(granted),
            Permissions = PermissionSet.Parse(permissions),
            ExpiresAt = DateTimeOffset.MaxValue,
        };
}
