using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Planning;

public sealed class RolePlanTests
{
    [Fact]
    public void A_missing_role_is_made()
    {
        var plan = Plan(new RoleSection { Name = "User", Description = "Uses tools" });

        var change = Assert.Single(plan.Changes);
        Assert.Equal((ObjectKind.Role, ChangeKind.Create, "User"), (change.Target, change.Kind, change.Name));
        Assert.Equal(["name: none -> 'User'", "description: none -> 'Uses tools'"], change.Shown());
    }

    [Fact]
    public void Without_a_description_it_is_made_without_one()
    {
        var plan = Plan(new RoleSection { Name = "User" });

        Assert.Equal(["name: none -> 'User'"], Assert.Single(plan.Changes).Shown());
    }

    [Fact]
    public void A_role_whose_name_differs_in_case_is_another()
    {
        var plan = Plan(new RoleSection { Name = "User" }, Tenants.Role("user"));

        Assert.Equal(["Create Role User"], plan.Titles());
    }

    [Fact]
    public void A_description_that_somebody_changed_is_changed_back()
    {
        var plan = Plan(
            new RoleSection { Name = "User", Description = "Uses tools" },
            Tenants.Role("User") with
            {
                Description = "Old",
            }
        );

        var change = Assert.Single(plan.Changes);
        Assert.Equal((ObjectKind.Role, ChangeKind.Update, "rol_User"), (change.Target, change.Kind, change.Id));
        Assert.Equal(["description: 'Old' -> 'Uses tools'"], change.Shown());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Uses tools")]
    public void A_description_that_is_right_or_not_declared_is_left_alone(string? declared)
    {
        var plan = Plan(
            new RoleSection { Name = "User", Description = declared },
            Tenants.Role("User") with
            {
                Description = "Uses tools",
            }
        );

        Assert.Empty(plan.Changes);
    }

    [Fact]
    public void A_role_that_no_file_names_is_left_alone()
    {
        var plan = Tenants.Plan(
            new(),
            Tenants.Shared with
            {
                Roles = [Tenants.Role("Stranger", "other:read", "tool:greet")],
            }
        );

        Assert.Empty(plan.Changes);
    }

    private static TenantPlan Plan(RoleSection role, params RemoteRole[] present) =>
        Tenants.Plan(new() { Roles = [role] }, Tenants.AsWanted with { Roles = present });
}
