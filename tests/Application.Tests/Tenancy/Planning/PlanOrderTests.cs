using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Planning;

namespace McpServer.Application.Tests.Tenancy.Planning;

/// <summary>Each object is made after what it needs; what is known already is handed on by its id.</summary>
public sealed class PlanOrderTests
{
    private static readonly TenantFile Full = new()
    {
        Settings = new() { OpenRegistration = true },
        Roles = [new() { Name = "User", Permissions = ["*"] }, new() { Name = "Guest" }],
        Connections = [new() { Strategy = "auth0" }],
        Clients =
        [
            new() { Name = "Inspector", Callbacks = ["http://localhost:1/"] },
            new()
            {
                Name = "Nightly",
                Type = ClientType.Machine,
                Permissions = ["tool:greet"],
            },
        ],
        ClientMetadataDocuments = ["https://client.example.com/mcp.json"],
        People = [new() { Email = "ada@example.com", Roles = ["User"] }],
    };

    [Fact]
    public void A_new_tenant_is_set_up_from_what_others_need_to_what_needs_others()
    {
        var remote = Tenants.Untouched with
        {
            Connections = [Tenants.Object("con_1", """{ "name": "Passwords", "strategy": "auth0" }""")],
            Accounts = [new("auth0|1", "ada@example.com", IsVerified: true, "Passwords", [])],
        };

        var plan = Tenants.Plan(Full, remote);

        Assert.Equal(
            [
                "Update Settings settings",
                "Create Api https://mcp.example.com/",
                "Create DefaultGrant third-party applications",
                "Create Role User",
                "Create Role Guest",
                "Update RolePermissions User",
                "Update Connection Passwords",
                "Create Client Inspector",
                "Create Client Nightly",
                "Create MetadataClient https://client.example.com/mcp.json",
                "Create ClientGrant Nightly",
                "Update AccountRoles ada@example.com (Passwords)",
                "Update Registration open registration",
            ],
            plan.Titles()
        );
        Assert.Equal(
            (8, 5, 0),
            (plan.Count(ChangeKind.Create), plan.Count(ChangeKind.Update), plan.Count(ChangeKind.Delete))
        );
    }

    [Fact]
    public void A_plan_without_changes_is_empty_and_one_with_changes_is_not()
    {
        Assert.True(Tenants.Plan(new(), Tenants.AsWanted).IsEmpty);
        Assert.False(Tenants.Plan(new(), Tenants.Untouched).IsEmpty);
    }

    [Fact]
    public void The_people_of_the_file_are_asked_for()
    {
        var question = TenantPlanner.QuestionFor(Tenants.Desired(Full));

        Assert.Equal(["ada@example.com"], question.Emails);
        Assert.Equal(Tenants.Identifier, question.Identifier);
        Assert.False(question.Members || question.DirectPermissions);
    }

    [Fact]
    public void Roles_and_applications_that_are_there_are_known_by_their_ids()
    {
        var remote = Tenants.AsWanted with
        {
            Roles = [Tenants.Role("User")],
            Clients = [Tenants.Ours("tpc_1", "Nightly", """{ "name": "Nightly" }""")],
        };

        var known = TenantPlanner.Known(Tenants.Desired(Full), remote);

        Assert.Equal("rol_User", known.IdOf(ObjectKind.Role, "User"));
        Assert.Equal("tpc_1", known.IdOf(ObjectKind.Client, "Nightly"));
    }

    [Fact]
    public void What_is_not_there_and_what_is_not_ours_is_not_known()
    {
        var remote = Tenants.AsWanted with { Clients = [Tenants.Object("tpc_1", """{ "name": "Nightly" }""")] };

        var known = TenantPlanner.Known(Tenants.Desired(Full), remote);

        Assert.Throws<InvalidOperationException>(() => known.IdOf(ObjectKind.Client, "Nightly"));
        Assert.Throws<InvalidOperationException>(() => known.IdOf(ObjectKind.Role, "User"));
    }
}
