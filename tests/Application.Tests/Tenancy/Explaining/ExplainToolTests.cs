using McpServer.Application.Catalog;
using McpServer.Application.Tenancy.Explaining;
using McpServer.Application.Tenancy.Remote;
using McpServer.Application.Tests.Catalog;
using McpServer.Application.UseCases;

namespace McpServer.Application.Tests.Tenancy.Explaining;

public sealed class ExplainToolTests
{
    [Fact]
    public async Task Roles_that_permit_it_or_something_broader_are_told()
    {
        var explained = await ExplainAsync(Stage.Open);

        Assert.Equal(("perform", "Perform", "stage:perform"), (explained.Tool, explained.Title, explained.Permission));
        Assert.Equal(["stage"], explained.Broader);
        Assert.Equal(["Actor", "Director"], explained.Roles.Select(role => role.Name));
        Assert.True(explained is { IsInApi: true, IsGrantable: true });
        Assert.Equal("Give a person the role 'Actor' or 'Director'.", explained.Change);
    }

    [Fact]
    public async Task Without_the_scope_the_tenant_has_to_be_set_up()
    {
        var explained = await ExplainAsync(Stage.Open with { Api = null });

        Assert.False(explained.IsInApi);
        Assert.Equal("tenant apply makes the scope.", explained.Change);
    }

    [Fact]
    public async Task Without_a_grant_it_has_to_be_granted()
    {
        var explained = await ExplainAsync(Stage.Open with { Grants = [] });

        Assert.False(explained.IsGrantable);
        Assert.StartsWith("Add the permission to thirdPartyClients", explained.Change, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_role_one_has_to_permit_it()
    {
        var explained = await ExplainAsync(Stage.Open with { Roles = [Tenants.Role("Guest")] });

        Assert.Empty(explained.Roles);
        Assert.Equal("Add 'stage:perform' to a role in the tenant file, then tenant apply.", explained.Change);
    }

    [Fact]
    public async Task Where_roles_do_not_decide_nothing_has_to_change()
    {
        var explained = await ExplainAsync(Stage.WithApi("enforce_policies", "false"));

        Assert.StartsWith("Nothing: RBAC is off", explained.Change, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_without_a_permission_is_for_everybody()
    {
        var explained = await ExplainAsync(Stage.Open with { Api = null, Grants = [] }, "plant_tree");

        Assert.True(explained is { IsInApi: true, IsGrantable: true, Permission: "", Roles: [] });
        Assert.Equal("Nothing: everybody who signs in can use it.", explained.Change);
    }

    [Fact]
    public async Task What_only_some_arguments_need_is_told_as_well()
    {
        var remote = Stage.Open with { Roles = [Tenants.Role("Coach", "fittest")] };

        var explained = await new ExplainTool.Handler(Stage.Answering(remote)).Handle(
            Request(ToolEntry.Of(typeof(Unfit.Fit), new ToolParts(typeof(Unfit).Assembly))!),
            TestContext.Current.CancellationToken
        );

        var more = Assert.Single(explained.MayAlsoNeed);
        Assert.Equal(("fit", "fitter"), (explained.Permission, more.Permission));
        Assert.Equal(["fittest"], more.Broader);
        Assert.Equal(["Coach"], more.Roles.Select(role => role.Name));
        Assert.Equal("tenant apply makes the scope.", more.Change);
    }

    [Fact]
    public async Task A_tool_that_always_needs_the_same_has_nothing_more_to_tell() =>
        Assert.Empty((await ExplainAsync(Stage.Open)).MayAlsoNeed);

    [Fact]
    public async Task All_roles_and_who_has_them_are_asked_for()
    {
        var tenant = Stage.Answering(Stage.Open);

        await new ExplainTool.Handler(tenant).Handle(Request("perform"), TestContext.Current.CancellationToken);

        await tenant
            .Received(1)
            .ReadAsync(
                Arg.Is<TenantQuestion>(question =>
                    question.Roles == null && question.Members && question.Emails.Count == 0
                ),
                Arg.Any<IProgress<string>>(),
                TestContext.Current.CancellationToken
            );
    }

    private static ExplainTool Request(string tool) => Request(Stage.Tool(tool));

    private static ExplainTool Request(ToolEntry tool) =>
        new(tool, Tenants.Identifier, Substitute.For<IProgress<string>>());

    private static Task<ToolExplanation> ExplainAsync(RemoteTenant remote, string tool = "perform") =>
        new ExplainTool.Handler(Stage.Answering(remote)).Handle(Request(tool), TestContext.Current.CancellationToken);
}
