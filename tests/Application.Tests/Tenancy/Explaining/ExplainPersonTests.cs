using McpServer.Application.Tenancy.Explaining;
using McpServer.Application.Tenancy.Remote;
using McpServer.Application.UseCases;

namespace McpServer.Application.Tests.Tenancy.Explaining;

/// <summary>What is granted is what the API has, the application's grant allows and a role gives.</summary>
public sealed class ExplainPersonTests
{
    private const string AddToGrant = "Add the permission to thirdPartyClients in the tenant file, then tenant apply.";

    private static readonly ExplainPerson Request = new(
        "ada@example.com",
        Tenants.Identifier,
        Substitute.For<IProgress<string>>()
    );

    [Theory]
    [InlineData("Actor", "the role 'Actor'")]
    [InlineData("Director", "the role 'Director'")]
    public async Task Somebody_with_a_role_that_permits_it_can_use_a_tool(string role, string why)
    {
        var verdict = await VerdictAsync(Stage.Open with { Accounts = [Stage.Account(role, "Guest")] });

        Assert.Equal(new ToolVerdict("perform", "stage:perform", IsUsable: true, why, string.Empty), verdict);
    }

    [Fact]
    public async Task Somebody_without_such_a_role_cannot_and_is_told_which_would_do()
    {
        var verdict = await VerdictAsync(Stage.Open with { Accounts = [Stage.Account("Guest")] });

        Assert.False(verdict.IsUsable);
        Assert.Equal("no role of the account has it", verdict.Why);
        Assert.Equal("Give a person the role 'Actor' or 'Director'.", verdict.Change);
    }

    [Fact]
    public async Task Where_no_role_permits_it_one_has_to()
    {
        var verdict = await VerdictAsync(Stage.Open with { Roles = [Tenants.Role("Guest")] });

        Assert.Equal("no role of the account has it", verdict.Why);
        Assert.Equal("Add 'stage:perform' to a role in the tenant file, then tenant apply.", verdict.Change);
    }

    [Fact]
    public async Task A_permission_of_the_account_itself_counts_too()
    {
        var account = Stage.Account() with { DirectPermissions = ["stage"] };

        var verdict = await VerdictAsync(Stage.Open with { Accounts = [account] });

        Assert.True(verdict.IsUsable);
        Assert.Equal("a permission of the account itself", verdict.Why);
    }

    [Fact]
    public async Task A_scope_that_the_api_lacks_can_be_granted_to_nobody()
    {
        var verdict = await VerdictAsync(Stage.WithApi("scopes", "[]"));

        Assert.False(verdict.IsUsable);
        Assert.Equal("the tenant's API does not have the scope", verdict.Why);
        Assert.Equal("tenant apply makes the scope.", verdict.Change);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""["stage"]""")]
    public async Task A_permission_that_the_grant_lacks_is_of_no_use_although_a_role_gives_it(string scope)
    {
        var verdict = await VerdictAsync(Stage.WithGrant("scope", scope));

        Assert.False(verdict.IsUsable);
        Assert.Equal("third-party applications may not be granted it", verdict.Why);
        Assert.Equal(AddToGrant, verdict.Change);
    }

    [Fact]
    public async Task Without_a_grant_for_people_there_is_none()
    {
        var verdict = await VerdictAsync(Stage.WithGrant("subject_type", "\"client\""));

        Assert.False(verdict.IsUsable);
        Assert.Equal("third-party applications may not be granted it", verdict.Why);
    }

    [Fact]
    public async Task A_grant_for_all_scopes_allows_it()
    {
        var remote = Stage.Open with
        {
            Grants = [Stage.Open.Grants[0].With("scope", json: null).With("allow_all_scopes", "true")],
        };

        Assert.True((await VerdictAsync(remote)).IsUsable);
    }

    [Fact]
    public async Task Where_roles_do_not_decide_everybody_can()
    {
        var remote = Stage.WithApi("enforce_policies", "false") with { Accounts = [Stage.Account()] };

        var verdict = await VerdictAsync(remote);

        Assert.True(verdict.IsUsable);
        Assert.Equal("RBAC is off", verdict.Why);
    }

    [Fact]
    public async Task Where_roles_do_not_decide_the_grant_still_does()
    {
        var remote = Stage.WithApi("enforce_policies", "false") with { Grants = [] };

        Assert.False((await VerdictAsync(remote)).IsUsable);
    }

    [Fact]
    public async Task A_tool_that_needs_no_permission_can_be_used_by_everybody()
    {
        var remote = Stage.Open with { Api = null, Grants = [], Accounts = [Stage.Account()] };

        var verdict = await VerdictAsync(remote, "plant_tree");

        Assert.Equal(
            new ToolVerdict("plant_tree", string.Empty, IsUsable: true, "it needs no permission", string.Empty),
            verdict
        );
    }

    [Fact]
    public async Task Every_account_is_explained_for_every_tool()
    {
        var google = Stage.Account("Director") with { Id = "google|1" };

        var explained = await ExplainAsync(Stage.Open with { Accounts = [Stage.Account("Actor"), google] });

        Assert.Equal(["auth0|1", "google|1"], explained.Select(one => one.Account.Id));
        Assert.All(explained, one => Assert.Equal(["perform", "plant_tree"], one.Tools.Select(tool => tool.Tool)));
    }

    [Fact]
    public async Task Nobody_with_the_address_is_nobody_explained() =>
        Assert.Empty(await ExplainAsync(Stage.Open with { Accounts = [] }));

    [Fact]
    public async Task The_person_all_roles_and_direct_permissions_are_asked_for()
    {
        var tenant = Stage.Answering(Stage.Open);

        await new ExplainPerson.Handler(tenant, Stage.Catalog).Handle(Request, TestContext.Current.CancellationToken);

        await tenant
            .Received(1)
            .ReadAsync(
                Arg.Is<TenantQuestion>(question =>
                    question.Roles == null
                    && question.Emails.Single() == "ada@example.com"
                    && question.Identifier == Tenants.Identifier
                    && question.DirectPermissions
                ),
                Request.Progress,
                TestContext.Current.CancellationToken
            );
    }

    private static Task<IReadOnlyList<AccountExplanation>> ExplainAsync(RemoteTenant remote) =>
        new ExplainPerson.Handler(Stage.Answering(remote), Stage.Catalog).Handle(
            Request,
            TestContext.Current.CancellationToken
        );

    private static async Task<ToolVerdict> VerdictAsync(RemoteTenant remote, string tool = "perform")
    {
        var explained = await ExplainAsync(remote);
        return Assert.Single(Assert.Single(explained).Tools, verdict => verdict.Tool == tool);
    }
}
