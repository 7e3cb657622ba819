using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Checkup;
using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;
using McpServer.Domain.Access;

namespace McpServer.Application.Tests.Tenancy.Checkup;

/// <summary>The permissions of the catalog against the scopes and roles of the tenant.</summary>
public sealed class PermissionCheckTests
{
    private static readonly TenantFile Exact = Healthy.File with { Api = new() { Scopes = ScopeMode.Exact } };

    [Fact]
    public void A_scope_that_the_tenant_lacks_can_be_granted_to_nobody()
    {
        var api = Healthy.Remote.Api!.With("scopes", """[{ "value": "tool:greet" }]""");

        Assert.Equal(
            ["Error scopes of the tools: the tenant lacks tool:whoami"],
            Healthy.Ills(Healthy.With(Healthy.Remote with { Api = api }))
        );
    }

    [Fact]
    public void A_scope_that_no_tool_declares_is_told_and_how_it_goes()
    {
        var evidence = Healthy.With(Healthy.Remote with { Api = Tenants.Shared.Api });

        Assert.Equal(["Warning other scopes: no tool declares other:read"], Healthy.Ills(evidence));
        Assert.Contains("api.scopes", Healthy.Finding(evidence, "other scopes").Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_scopes_are_exact_already_it_goes_at_the_next_run()
    {
        var evidence = Healthy.With(Exact) with { Remote = Healthy.Remote with { Api = Tenants.Shared.Api } };

        Assert.Equal("tenant apply", Healthy.Finding(evidence, "other scopes").Mend);
    }

    [Fact]
    public void Whoever_still_holds_a_permission_that_is_gone_is_told()
    {
        var role = Healthy.Role("Old", "tool:gone", "tool:greet") with { Members = new(7, []) };

        Assert.Equal(
            ["Warning removed permissions: the role 'Old' (7 people) still holds tool:gone"],
            Healthy.Ills(WithRoles([.. Healthy.Remote.Roles, role]))
        );
    }

    [Fact]
    public void A_permission_that_no_role_holds_opens_nothing() =>
        Assert.Equal(
            ["Warning permissions without a role: no role holds 'tool:greet'"],
            Healthy.Ills(WithRoles(Healthy.Role("User", "tool:whoami")))
        );

    [Fact]
    public void A_broader_permission_in_a_role_is_enough()
    {
        var broad = Permission.Parse("stage", "Everything");
        var narrow = Permission.Parse("stage:perform", "Perform", broad);
        var evidence = WithRoles(Healthy.Role("Director", "stage")) with
        {
            Desired = DesiredTenant.Of(new(), Tenants.Identifier, [broad, narrow]),
        };

        Assert.DoesNotContain(TenantCheckup.Of(evidence), finding => finding.Check == "permissions without a role");
    }

    [Fact]
    public void A_role_of_the_file_that_nobody_has_is_told()
    {
        var nobody = Healthy.Remote.Roles[0] with { Members = new(0, []) };

        Assert.Equal(["Warning roles without people: nobody has the role 'User'"], Healthy.Ills(WithRoles(nobody)));
    }

    [Fact]
    public void A_role_of_somebody_else_that_nobody_has_is_not_our_business()
    {
        var strange = Healthy.Role("Stranger") with { Members = new(0, []) };

        Assert.Empty(Healthy.Ills(WithRoles([.. Healthy.Remote.Roles, strange])));
    }

    [Fact]
    public void Every_difference_from_the_file_is_counted()
    {
        var plan = Tenants.Plan(new(), Tenants.Untouched);

        Assert.Equal(
            [$"Warning tenant file: changes to make: {plan.Changes.Count}"],
            Healthy.Ills(Healthy.Evidence with { Plan = plan })
        );
    }

    [Fact]
    public void What_no_run_can_do_is_told_as_the_plan_tells_it()
    {
        var plan = new TenantPlan([], ["An obstacle: do this."], ["A note: do that."]);

        Assert.Equal(
            ["Warning tenant file: An obstacle: do this.", "Warning tenant file: A note: do that."],
            Healthy.Ills(Healthy.Evidence with { Plan = plan })
        );
    }

    private static TenantEvidence WithRoles(params RemoteRole[] roles) =>
        Healthy.With(Healthy.Remote with { Roles = roles });
}
