using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Planning;

/// <summary>What third-party applications may be granted; without it they get no token at all.</summary>
public sealed class DefaultGrantPlanTests
{
    private static readonly TenantFile OnlyWhoAmI = Permitting("tool:whoami");

    [Fact]
    public void A_missing_grant_is_made_for_people_and_the_whole_catalog()
    {
        var plan = Tenants.Plan(new(), Tenants.AsWanted with { Grants = [] });

        var change = Assert.Single(plan.Changes);
        Assert.Equal((ObjectKind.DefaultGrant, ChangeKind.Create), (change.Target, change.Kind));
        Assert.Equal(
            [
                "default_for: none -> 'third_party_clients'",
                "audience: none -> 'https://mcp.example.com/'",
                "subject_type: none -> 'user'",
                "scope: none -> ['tool:greet','tool:whoami']",
            ],
            change.Shown()
        );
    }

    [Fact]
    public void A_grant_for_machines_is_not_the_one()
    {
        var machines = Tenants.AsWanted.Grants[0].With("subject_type", "\"client\"");

        var plan = Tenants.Plan(new(), Tenants.AsWanted with { Grants = [machines] });

        Assert.Equal(ChangeKind.Create, Assert.Single(plan.Changes).Kind);
    }

    [Theory]
    [InlineData("""["tool:greet"]""", "['tool:greet'] -> ['tool:greet','tool:whoami']")]
    [InlineData("[]", "[] -> ['tool:greet','tool:whoami']")]
    [InlineData(null, "none -> ['tool:greet','tool:whoami']")]
    public void A_narrower_grant_is_widened(string? present, string difference)
    {
        var plan = Tenants.Plan(new(), Granting(present));

        var change = Assert.Single(plan.Changes);
        Assert.Equal((ObjectKind.DefaultGrant, ChangeKind.Update, "cgr_1"), (change.Target, change.Kind, change.Id));
        Assert.Equal([$"scope: {difference}"], change.Shown());
    }

    [Fact]
    public void A_wider_grant_is_narrowed()
    {
        var plan = Tenants.Plan(OnlyWhoAmI, Tenants.AsWanted);

        Assert.Equal(["scope: ['tool:whoami','tool:greet'] -> ['tool:whoami']"], Assert.Single(plan.Changes).Shown());
    }

    [Fact]
    public void A_grant_for_whatever_comes_is_cut_to_what_is_declared()
    {
        var all = Tenants.AsWanted.Grants[0].With("scope", json: null).With("allow_all_scopes", "true");

        var plan = Tenants.Plan(OnlyWhoAmI, Tenants.AsWanted with { Grants = [all] });

        Assert.Equal(
            ["allow_all_scopes: true -> false", "scope: none -> ['tool:whoami']"],
            Assert.Single(plan.Changes).Shown()
        );
    }

    [Fact]
    public void An_empty_list_permits_nothing()
    {
        var plan = Tenants.Plan(Permitting(), Tenants.AsWanted);

        Assert.Equal(["scope: ['tool:whoami','tool:greet'] -> []"], Assert.Single(plan.Changes).Shown());
    }

    [Fact]
    public void An_empty_list_makes_a_grant_all_the_same()
    {
        var plan = Tenants.Plan(Permitting(), Tenants.AsWanted with { Grants = [] });

        Assert.Contains("scope: none -> []", Assert.Single(plan.Changes).Shown());
    }

    [Fact]
    public void A_scope_of_somebody_else_stays_in_it()
    {
        var remote = Granting("""["tool:greet", "other:read"]""") with { Api = Tenants.Shared.Api };

        var change = Assert.Single(Tenants.Plan(new(), remote).Changes);

        Assert.Equal(
            ["scope: ['tool:greet','other:read'] -> ['other:read','tool:greet','tool:whoami']"],
            change.Shown()
        );
    }

    [Fact]
    public void A_scope_of_somebody_else_goes_where_scopes_are_exact()
    {
        var file = new TenantFile { Api = new() { Scopes = ScopeMode.Exact } };

        var plan = Tenants.Plan(file, Granting("""["tool:greet", "tool:whoami", "other:read"]"""));

        Assert.Equal(
            ["scope: ['tool:greet','tool:whoami','other:read'] -> ['tool:greet','tool:whoami']"],
            Assert.Single(plan.Changes).Shown()
        );
    }

    private static TenantFile Permitting(params string[] permissions) =>
        new() { ThirdPartyClients = new() { Permissions = permissions } };

    private static RemoteTenant Granting(string? scope) =>
        Tenants.AsWanted with
        {
            Grants = [Tenants.AsWanted.Grants[0].With("scope", scope)],
        };
}
