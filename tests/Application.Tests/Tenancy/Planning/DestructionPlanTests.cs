using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Planning;

/// <summary>Only what the file owns is removed; what is left is told.</summary>
public sealed class DestructionPlanTests
{
    private const string Document = "https://client.example.com/mcp.json";

    private static readonly TenantFile File = new()
    {
        Roles = [new() { Name = "User" }, new() { Name = "Admin" }],
        ClientMetadataDocuments = [Document],
    };

    [Fact]
    public void What_is_owned_is_removed_after_what_needs_it()
    {
        var remote = Tenants.AsWanted with
        {
            Roles = [Tenants.Role("User", "tool:greet")],
            Clients =
            [
                Tenants.Ours("tpc_1", "inspector", """{ "name": "Inspector" }"""),
                Tenants.Ours("tpc_2", Document, $$"""{ "name": "Client", "external_client_id": "{{Document}}" }"""),
            ],
        };

        var plan = Plan(remote);

        Assert.Equal(
            [
                "Delete Client Inspector",
                $"Delete MetadataClient {Document}",
                "Delete Role User",
                "Delete DefaultGrant third-party applications",
                "Delete Api https://mcp.example.com/",
            ],
            plan.Titles()
        );
        Assert.Equal(["tpc_1", "tpc_2", "rol_User", "cgr_1", "api_1"], plan.Changes.Select(change => change.Id));
        Assert.All(plan.Changes, change => Assert.Empty(change.Consequences));
        Assert.Empty(plan.Obstacles);
    }

    [Fact]
    public void What_nobody_or_another_server_owns_stays()
    {
        var remote = Tenants.AsWanted with
        {
            Roles = [Tenants.Role("Stranger")],
            Clients =
            [
                Tenants.Object("tpc_1", """{ "name": "Inspector" }"""),
                Tenants
                    .Ours("tpc_2", "inspector", """{ "name": "Inspector" }""")
                    .With("client_metadata.mcp_server", "\"https://other.example.com/\""),
            ],
        };

        var plan = Plan(remote);

        Assert.Equal([ObjectKind.DefaultGrant, ObjectKind.Api], plan.Changes.Select(change => change.Target));
    }

    [Fact]
    public void A_role_that_permits_elsewhere_stays_and_loses_what_it_permits_here()
    {
        var role = Tenants.Role("User", "tool:greet") with { PermitsElsewhere = true };

        var plan = Plan(Tenants.AsWanted with { Roles = [role] });

        Assert.DoesNotContain(plan.Changes, change => change.Target == ObjectKind.Role);
        Assert.Contains("The role 'User' stays, because it holds permissions of other APIs.", plan.Notes);
        Assert.Equal(
            ["The role 'User' stays and loses its permissions at this API."],
            plan.Only(ObjectKind.Api).Consequences
        );
    }

    [Fact]
    public void How_many_people_lose_a_role_is_told()
    {
        var role = Tenants.Role("User") with { Members = new(3, []) };

        var plan = Plan(Tenants.AsWanted with { Roles = [role] });

        Assert.Equal(["3 people lose it."], plan.Only(ObjectKind.Role).Consequences);
    }

    [Fact]
    public void Whoever_else_has_permissions_or_a_grant_here_is_told()
    {
        var remote = Tenants.AsWanted with
        {
            Roles = [Tenants.Role("Stranger", "tool:greet"), Tenants.Role("Idle")],
            Clients =
            [
                Tenants.Object("tpc_1", """{ "name": "Dashboard" }"""),
                Tenants.Ours("tpc_2", "inspector", """{ "name": "Inspector" }"""),
            ],
            Grants = [Grant("cgr_2", "tpc_1"), Grant("cgr_3", "tpc_2"), Grant("cgr_4", "tpc_9")],
        };

        var plan = Plan(remote);

        Assert.Equal(
            [
                "The role 'Stranger' stays and loses its permissions at this API.",
                "The application 'Dashboard' stays and loses its grant for this API.",
                "The application 'tpc_9' stays and loses its grant for this API.",
            ],
            plan.Only(ObjectKind.Api).Consequences
        );
    }

    [Fact]
    public void What_is_left_is_told()
    {
        var remote = Tenants.Untouched with
        {
            Connections =
            [
                Tenants.Object("con_1", """{ "name": "Passwords", "is_domain_connection": true }"""),
                Tenants.Object("con_2", """{ "name": "Partners", "is_domain_connection": false }"""),
            ],
            Clients = [Tenants.Object("tpc_1", $$"""{ "external_client_id": "{{Document}}" }""")],
        };

        var plan = Plan(remote);

        Assert.Equal(
            [
                "The settings of the tenant stay as they are.",
                "People stay, with their accounts.",
                "The connection 'Passwords' stays at the level of the domain.",
                $"The application '{Document}' stays, because somebody else registered it.",
            ],
            plan.Notes
        );
    }

    [Fact]
    public void Where_nothing_was_ever_set_up_there_is_nothing_to_remove() =>
        Assert.True(Plan(Tenants.Untouched).IsEmpty);

    [Fact]
    public void Without_the_api_the_roles_of_the_file_are_removed_all_the_same() =>
        Assert.Equal(["Delete Role Admin"], Plan(Tenants.Untouched with { Roles = [Tenants.Role("Admin")] }).Titles());

    [Fact]
    public void All_roles_and_who_has_them_are_asked_for()
    {
        var question = DestructionPlanner.QuestionFor(Tenants.Desired(File));

        Assert.Null(question.Roles);
        Assert.True(question.Members);
        Assert.Empty(question.Emails);
    }

    private static Resource Grant(string id, string client) =>
        Tenants.Object(id, $$"""{ "client_id": "{{client}}", "subject_type": "user", "scope": ["tool:greet"] }""");

    private static TenantPlan Plan(RemoteTenant remote) => DestructionPlanner.Plan(Tenants.Desired(File), remote);
}
