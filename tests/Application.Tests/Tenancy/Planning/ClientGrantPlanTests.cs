using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Planning;

/// <summary>Grants of single applications, which win over the default one.</summary>
public sealed class ClientGrantPlanTests
{
    private static readonly ClientSection Machine = new()
    {
        Name = "Nightly",
        Key = "nightly",
        Type = ClientType.Machine,
        Permissions = ["tool:greet"],
    };

    private static readonly ClientSection App = new()
    {
        Name = "Web",
        Callbacks = ["https://web.example.com/"],
        Permissions = ["*"],
    };

    [Fact]
    public void A_machine_gets_a_grant_for_machines()
    {
        var change = Plan(Machine).Only(ObjectKind.ClientGrant);

        Assert.Equal((ChangeKind.Create, "nightly"), (change.Kind, change.Name));
        Assert.Equal(
            [
                "audience: none -> 'https://mcp.example.com/'",
                "subject_type: none -> 'client'",
                "scope: none -> ['tool:greet']",
            ],
            change.Shown()
        );
    }

    [Fact]
    public void Any_other_application_gets_a_grant_for_people()
    {
        var shown = Plan(App).Only(ObjectKind.ClientGrant).Shown().ToList();

        Assert.Contains("subject_type: none -> 'user'", shown);
        Assert.Contains("scope: none -> ['tool:greet','tool:whoami']", shown);
    }

    [Fact]
    public void An_application_without_permissions_of_its_own_gets_none()
    {
        var plan = Plan(App with { Permissions = [] });

        Assert.Equal(["Create Client Web"], plan.Titles());
    }

    [Fact]
    public void A_grant_of_its_own_that_it_shall_have_no_longer_is_withdrawn()
    {
        var machine = Machine with { Type = ClientType.Native, Callbacks = ["http://localhost:1/"], Permissions = [] };

        var change = Plan(machine, Grant("tpc_1", "user", "tool:greet")).Only(ObjectKind.ClientGrant);

        Assert.Equal((ChangeKind.Delete, "cgr_2"), (change.Kind, change.Id));
        Assert.Empty(change.Fields);
    }

    [Theory]
    [InlineData("tpc_1", "client")]
    [InlineData("tpc_9", "user")]
    public void A_grant_of_another_subject_or_application_is_not_withdrawn(string client, string subject)
    {
        var machine = Machine with { Type = ClientType.Native, Callbacks = ["http://localhost:1/"], Permissions = [] };

        var plan = Plan(machine, Grant(client, subject, "tool:greet"));

        Assert.DoesNotContain(plan.Changes, change => change.Target == ObjectKind.ClientGrant);
    }

    [Fact]
    public void A_grant_that_is_as_declared_is_left_alone() =>
        Assert.DoesNotContain(
            Plan(Machine, Grant("tpc_1", "client", "tool:greet")).Changes,
            change => change.Target == ObjectKind.ClientGrant
        );

    [Fact]
    public void A_grant_that_somebody_widened_is_narrowed()
    {
        var change = Plan(Machine, Grant("tpc_1", "client", "tool:whoami")).Only(ObjectKind.ClientGrant);

        Assert.Equal((ChangeKind.Update, "cgr_2"), (change.Kind, change.Id));
        Assert.Equal(["scope: ['tool:whoami'] -> ['tool:greet']"], change.Shown());
    }

    [Theory]
    [InlineData("tpc_1", "user")]
    [InlineData("tpc_9", "client")]
    public void A_grant_of_another_subject_or_application_is_not_the_one(string client, string subject)
    {
        var change = Plan(Machine, Grant(client, subject, "tool:greet")).Only(ObjectKind.ClientGrant);

        Assert.Equal(ChangeKind.Create, change.Kind);
    }

    private static Resource Grant(string client, string subject, string scope) =>
        Tenants.Object(
            "cgr_2",
            $$"""{ "client_id": "{{client}}", "subject_type": "{{subject}}", "scope": ["{{scope}}"] }"""
        );

    private static TenantPlan Plan(ClientSection section, params Resource[] grants) =>
        Tenants.Plan(
            new() { Clients = [section] },
            Tenants.AsWanted with
            {
                Grants = [.. Tenants.AsWanted.Grants, .. grants],
                Clients = [Tenants.Ours("tpc_1", "nightly", """{ "name": "Nightly" }""")],
            }
        );
}
