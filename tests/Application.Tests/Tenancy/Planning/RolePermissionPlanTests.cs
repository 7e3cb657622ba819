using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Planning;

public sealed class RolePermissionPlanTests
{
    [Fact]
    public void A_star_stands_for_the_whole_catalog()
    {
        var plan = Plan(["*"], Tenants.Role("User", "tool:greet"));

        Assert.Equal(
            ["permissions: ['tool:greet'] -> ['tool:greet','tool:whoami']"],
            plan.Only(ObjectKind.RolePermissions).Shown()
        );
    }

    [Fact]
    public void A_permission_that_somebody_took_away_is_given_back()
    {
        var plan = Plan(["tool:greet", "tool:whoami"], Tenants.Role("User", "tool:whoami"));

        var change = Assert.Single(plan.Changes);
        Assert.Equal(
            (ObjectKind.RolePermissions, ChangeKind.Update, "User", "rol_User"),
            (change.Target, change.Kind, change.Name, change.Id)
        );
        Assert.Equal(["permissions: ['tool:whoami'] -> ['tool:greet','tool:whoami']"], change.Shown());
    }

    [Fact]
    public void A_permission_that_somebody_added_is_taken_away()
    {
        var plan = Plan(["tool:whoami"], Tenants.Role("User", "tool:whoami", "tool:greet"));

        Assert.Equal(
            ["permissions: ['tool:greet','tool:whoami'] -> ['tool:whoami']"],
            Assert.Single(plan.Changes).Shown()
        );
    }

    [Fact]
    public void A_role_that_permits_what_is_declared_is_left_alone() =>
        Assert.Empty(Plan(["tool:whoami", "tool:greet"], Tenants.Role("User", "tool:greet", "tool:whoami")).Changes);

    [Fact]
    public void A_role_that_is_still_to_be_made_gets_its_permissions_after()
    {
        var plan = Plan(["tool:whoami"]);

        Assert.Equal(["Create Role User", "Update RolePermissions User"], plan.Titles());
        Assert.Null(plan.Changes[1].Id);
        Assert.Equal(["permissions: [] -> ['tool:whoami']"], plan.Changes[1].Shown());
    }

    [Fact]
    public void A_permission_of_somebody_else_stays() =>
        Assert.Empty(Plan(["tool:whoami"], Tenants.Role("User", "tool:whoami", "other:read")).Changes);

    [Fact]
    public void A_permission_of_somebody_else_goes_where_scopes_are_exact()
    {
        var file = new TenantFile
        {
            Api = new() { Scopes = ScopeMode.Exact },
            Roles = [new() { Name = "User", Permissions = ["tool:whoami"] }],
        };

        var plan = Tenants.Plan(
            file,
            Tenants.Shared with
            {
                Roles = [Tenants.Role("User", "tool:whoami", "other:read")],
            }
        );

        Assert.Equal(
            ["permissions: ['other:read','tool:whoami'] -> ['tool:whoami']"],
            plan.Only(ObjectKind.RolePermissions).Shown()
        );
    }

    private static TenantPlan Plan(IReadOnlyList<string> permissions, params RemoteRole[] present) =>
        Tenants.Plan(
            new() { Roles = [new() { Name = "User", Permissions = permissions }] },
            Tenants.Shared with
            {
                Roles = present,
            }
        );
}
