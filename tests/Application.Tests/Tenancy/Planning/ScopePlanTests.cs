using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Planning;

/// <summary>The scopes of the API are the permissions of the catalog; others stay, unless the file says exact.</summary>
public sealed class ScopePlanTests
{
    private static readonly TenantFile Exact = new() { Api = new() { Scopes = ScopeMode.Exact } };

    [Fact]
    public void A_permission_that_the_api_lacks_is_added()
    {
        var plan = Tenants.Plan(new(), WithScopes("""[{ "value": "tool:greet", "description": "Greet people" }]"""));

        Assert.Equal(
            [
                "scopes: [{'value':'tool:greet','description':'Greet people'}] -> "
                    + "[{'value':'tool:greet','description':'Greet people'},"
                    + "{'value':'tool:whoami','description':'See who you are'}]",
            ],
            plan.Only(ObjectKind.Api).Shown()
        );
    }

    [Fact]
    public void A_description_that_somebody_changed_is_changed_back()
    {
        var plan = Tenants.Plan(
            new(),
            WithScopes(
                """
                [{ "value": "tool:greet", "description": "Old" }, { "value": "tool:whoami", "description": "See who you are" }]
                """
            )
        );

        var after = plan.Only(ObjectKind.Api).Field("scopes")!.After!.ToJsonString();
        Assert.Contains("Greet people", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Old", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{ "value": "tool:greet", "description": "Greet people" }""",
        """{ "description": "See who you are", "value": "tool:whoami" }"""
    )]
    [InlineData(
        """{ "description": "Greet people", "value": "tool:greet" }""",
        """{ "value": "tool:whoami", "description": "See who you are" }"""
    )]
    public void Neither_the_order_of_scopes_nor_that_of_their_members_is_a_difference(string greet, string whoAmI)
    {
        Assert.Empty(Tenants.Plan(new(), WithScopes($"[{greet}, {whoAmI}]")).Changes);
        Assert.Empty(Tenants.Plan(new(), WithScopes($"[{whoAmI}, {greet}]")).Changes);
    }

    [Fact]
    public void A_scope_of_somebody_else_stays() => Assert.Empty(Tenants.Plan(new(), Tenants.Shared).Changes);

    [Fact]
    public void A_scope_of_somebody_else_is_sent_along_as_it_is_when_ours_change()
    {
        var remote = WithScopes("""[{ "value": "other:read", "description": "Theirs" }]""");

        var change = Tenants.Plan(new(), remote).Only(ObjectKind.Api);

        Assert.StartsWith(
            """[{"value":"other:read","description":"Theirs"},""",
            change.Field("scopes")!.After!.ToJsonString(),
            StringComparison.Ordinal
        );
        Assert.Empty(change.Consequences);
    }

    [Fact]
    public void Where_scopes_are_exact_a_scope_of_somebody_else_goes_and_whoever_loses_it_is_told()
    {
        var remote = Tenants.Shared with
        {
            Roles = [Tenants.Role("Reader", "other:read"), Tenants.Role("User", "tool:greet")],
            Clients = [Tenants.Object("tpc_1", """{ "name": "Dashboard" }""")],
            Grants =
            [
                Tenants.Object(
                    "cgr_2",
                    """{ "client_id": "tpc_1", "subject_type": "user", "scope": ["other:read"] }"""
                ),
                Tenants.Object(
                    "cgr_3",
                    """{ "client_id": "tpc_2", "subject_type": "user", "scope": ["other:read"] }"""
                ),
                Tenants.Object(
                    "cgr_4",
                    """{ "client_id": "tpc_3", "subject_type": "user", "scope": ["tool:greet"] }"""
                ),
                Tenants.Object("cgr_5", """{ "default_for": "third_party_clients", "scope": ["other:read"] }"""),
            ],
        };

        var change = Tenants.Plan(Exact, remote).Only(ObjectKind.Api);

        Assert.DoesNotContain("other:read", change.Field("scopes")!.After!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(
            [
                "The scope 'other:read' goes; the role 'Reader', the grant of 'Dashboard', the grant of 'tpc_2', the grant of "
                    + "third-party applications will lose it.",
            ],
            change.Consequences
        );
    }

    [Fact]
    public void A_grant_for_all_scopes_loses_a_scope_that_goes()
    {
        var remote = Tenants.Shared with
        {
            Clients = [Tenants.Object("tpc_1", """{ "name": "Dashboard" }""")],
            Grants =
            [
                Tenants.Object(
                    "cgr_2",
                    """{ "client_id": "tpc_1", "subject_type": "user", "allow_all_scopes": true }"""
                ),
            ],
        };

        var change = Tenants.Plan(Exact, remote).Only(ObjectKind.Api);

        Assert.Equal(["The scope 'other:read' goes; the grant of 'Dashboard' will lose it."], change.Consequences);
    }

    [Fact]
    public void A_scope_that_goes_and_that_nobody_has_is_told_too()
    {
        var change = Tenants.Plan(Exact, Tenants.Shared).Only(ObjectKind.Api);

        Assert.Equal(["The scope 'other:read' goes; nobody has it."], change.Consequences);
    }

    [Fact]
    public void Where_scopes_are_exact_all_roles_are_asked_for_and_else_those_of_the_file()
    {
        var roles = new RoleSection[] { new() { Name = "User" } };

        Assert.Null(TenantPlanner.QuestionFor(Tenants.Desired(Exact with { Roles = roles })).Roles);
        Assert.Equal(["User"], TenantPlanner.QuestionFor(Tenants.Desired(new() { Roles = roles })).Roles);
    }

    private static RemoteTenant WithScopes(string scopes) =>
        Tenants.AsWanted with
        {
            Api = Tenants.AsWanted.Api!.With("scopes", scopes),
        };
}
