namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>A scope that no tool declares is somebody else's, unless the file says that the API is this server's alone.</summary>
public sealed class ForeignScopeTests(EmptyTenant tenant) : IClassFixture<EmptyTenant>, IAsyncLifetime
{
    private const string Foreign = "files:read";

    private Dashboard Dashboard => tenant.Dashboard;

    public async ValueTask InitializeAsync() => await tenant.ResetAsync();

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Exact_scopes_name_who_loses_a_foreign_one_and_take_it_away()
    {
        using var exact = new TenantFileText("""{ "api": { "scopes": "exact" } }""");
        await ApplyAndAddForeignScopeAsync();

        var plan = (await tenant.Tool.PlanAsync(exact.Path)).Expect(2);
        (await tenant.Tool.ApplyAsync(exact.Path)).Expect(0);

        Assert.Contains(
            $"The scope '{Foreign}' goes; the role 'Auditor', the grant of 'Backup' will lose it.",
            plan.Results,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Foreign, await ScopesAsync());
        Assert.Empty(await Dashboard.PermissionsOfAsync("Auditor"));
        (await tenant.Tool.PlanAsync(exact.Path)).Expect(0);
    }

    [Fact]
    public async Task Merged_scopes_keep_a_foreign_one_with_whoever_has_it()
    {
        await ApplyAndAddForeignScopeAsync();
        await HandEdit.OnlyScope(Foreign).MakeAsync(Dashboard);

        var apply = (await tenant.Tool.ApplyAsync()).Expect(0);

        Assert.Contains("+ tool:greet", apply.Results, StringComparison.Ordinal);
        Assert.DoesNotContain(Foreign, apply.Results, StringComparison.Ordinal);
        Assert.Equal([Foreign, .. TenantTool.Permissions], await ScopesAsync());
        Assert.Equal([Foreign], await Dashboard.PermissionsOfAsync("Auditor"));
    }

    private async Task ApplyAndAddForeignScopeAsync()
    {
        (await tenant.Tool.ApplyAsync()).Expect(0);
        await HandEdit.AddedScope(Foreign).MakeAsync(Dashboard);
        await new Strangers(Dashboard).TakePartAsync(Foreign);
    }

    private async Task<IEnumerable<string?>> ScopesAsync() =>
        (await Dashboard.ApiAsync())["scopes"]!.AsArray().Select(scope => (string?)scope!["value"]);
}
