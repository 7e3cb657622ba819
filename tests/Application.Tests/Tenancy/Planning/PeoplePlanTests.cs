using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Planning;

/// <summary>Anybody can sign up with anybody's address, so only a verified account gets roles.</summary>
public sealed class PeoplePlanTests
{
    private static readonly PersonSection Ada = new() { Email = "ada@example.com", Roles = ["User"] };

    [Fact]
    public void A_verified_account_gets_the_roles()
    {
        var plan = Plan([Ada], Account("auth0|1"));

        var change = Assert.Single(plan.Changes);
        Assert.Equal(
            (ObjectKind.AccountRoles, ChangeKind.Update, "ada@example.com (Passwords)", "auth0|1"),
            (change.Target, change.Kind, change.Name, change.Id)
        );
        Assert.Equal(["roles: [] -> ['User']"], change.Shown());
        Assert.Empty(plan.Notes);
    }

    [Fact]
    public void An_unverified_account_gets_none_and_that_is_told()
    {
        var plan = Plan([Ada], Account("auth0|1") with { IsVerified = false });

        Assert.Empty(plan.Changes);
        Assert.StartsWith(
            "ada@example.com (Passwords) gets no role, because the address is not verified",
            Assert.Single(plan.Notes),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_person_without_an_account_is_told()
    {
        var plan = Plan([Ada], Account("auth0|1") with { Email = "bob@example.com" });

        Assert.Empty(plan.Changes);
        Assert.StartsWith("ada@example.com has no account yet", Assert.Single(plan.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_with_the_roles_is_left_alone() =>
        Assert.Empty(Plan([Ada], Account("auth0|1", "User")).Changes);

    [Fact]
    public void A_role_of_the_file_that_is_not_listed_is_taken_away_and_others_stay()
    {
        var plan = Plan([Ada], Account("auth0|1", "Stranger", "Admin"));

        Assert.Equal(["roles: ['Admin'] -> ['User']"], Assert.Single(plan.Changes).Shown());
    }

    [Fact]
    public void A_person_without_roles_loses_those_of_the_file()
    {
        var plan = Plan([Ada with { Roles = [] }], Account("auth0|1", "Stranger", "User"));

        Assert.Equal(["roles: ['User'] -> []"], Assert.Single(plan.Changes).Shown());
    }

    [Fact]
    public void Every_verified_account_with_the_address_gets_the_roles_however_it_is_written()
    {
        var google = Account("google|1") with { Email = "Ada@Example.com", Connection = "google-oauth2" };

        var plan = Plan([Ada], Account("auth0|1"), google);

        Assert.Equal(["auth0|1", "google|1"], plan.Changes.Select(change => change.Id));
    }

    [Fact]
    public void Where_a_connection_is_named_only_its_account_gets_the_roles()
    {
        var google = Account("google|1") with { Connection = "google-oauth2" };

        var plan = Plan([Ada with { Connection = "google-oauth2" }], Account("auth0|1"), google);

        Assert.Equal(["google|1"], plan.Changes.Select(change => change.Id));
    }

    [Fact]
    public void An_account_that_is_meant_twice_gets_the_roles_of_both()
    {
        var google = Account("google|1") with { Connection = "google-oauth2" };
        var asAdmin = Ada with { Connection = "google-oauth2", Roles = ["Admin"] };

        var plan = Plan([Ada, asAdmin], Account("auth0|1"), google);

        Assert.Equal(
            [
                ["roles: [] -> ['User']"],
                ["roles: [] -> ['Admin','User']"],
            ],
            plan.Changes.Select(change => change.Shown())
        );
    }

    [Fact]
    public void An_unverified_account_that_is_meant_twice_is_told_once()
    {
        var plan = Plan([Ada, Ada with { Connection = "Passwords" }], Account("auth0|1") with { IsVerified = false });

        Assert.Single(plan.Notes);
    }

    private static RemoteAccount Account(string id, params string[] roles) =>
        new(id, "ada@example.com", IsVerified: true, "Passwords", roles);

    private static TenantPlan Plan(IReadOnlyList<PersonSection> people, params RemoteAccount[] accounts) =>
        Tenants.Plan(
            new() { Roles = [new() { Name = "User" }, new() { Name = "Admin" }], People = people },
            Tenants.AsWanted with
            {
                Roles = [Tenants.Role("User"), Tenants.Role("Admin"), Tenants.Role("Stranger")],
                Accounts = accounts,
            }
        );
}
