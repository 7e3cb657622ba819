namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>The tool removes what its file owns, and nothing of anybody else.</summary>
public sealed class OwnershipTests(EmptyTenant tenant) : IClassFixture<EmptyTenant>, IAsyncLifetime
{
    private readonly WholeTenant _whole = new();

    private readonly Strangers _strangers = new(tenant.Dashboard);

    private Dashboard Dashboard => tenant.Dashboard;

    public async ValueTask InitializeAsync() => await tenant.ResetAsync();

    public ValueTask DisposeAsync()
    {
        _whole.Dispose();
        return default;
    }

    [Fact]
    public async Task Destroy_removes_exactly_what_the_file_owns()
    {
        await _strangers.FurnishAsync();
        var before = await TenantPicture.TakeAsync(Dashboard);
        (await tenant.Tool.ApplyAsync(_whole.Files)).Expect(0);
        var applied = await TenantPicture.TakeAsync(Dashboard);

        var destroy = (await tenant.Tool.DestroyAsync(_whole.Files)).Expect(0);

        // Settings and connections are the tenant's own: they stay as apply has made them.
        Assert.Equal(
            before
                .Where(line => !IsOfTheTenant(line))
                .Concat(applied.Where(IsOfTheTenant))
                .Order(StringComparer.Ordinal),
            await TenantPicture.TakeAsync(Dashboard)
        );
        Assert.All<string>(
            [
                "- application MCP Inspector",
                $"- application {WholeTenant.Machine}",
                "- role Tool Administrator",
                "- role Tool User",
                "- grant of third-party applications",
                $"- API {TenantTool.Audience}",
            ],
            line => Assert.Contains(line, destroy.Results, StringComparison.Ordinal)
        );
        Assert.Contains("Plan: 0 to make, 0 to change, 6 to remove.", destroy.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Destroy_lists_what_it_leaves()
    {
        (await tenant.Tool.ApplyAsync(_whole.Files)).Expect(0);

        var destroy = (await tenant.Tool.DestroyAsync(_whole.Files)).Expect(0);

        Assert.All<string>(
            [
                "The settings of the tenant stay as they are.",
                "People stay, with their accounts.",
                "The connection 'Username-Password-Authentication' stays at the level of the domain.",
                "The connection 'google-oauth2' stays at the level of the domain.",
            ],
            note => Assert.Contains(note, destroy.Results, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Destroying_twice_finds_nothing_the_second_time()
    {
        (await tenant.Tool.ApplyAsync(_whole.Files)).Expect(0);
        (await tenant.Tool.DestroyAsync(_whole.Files)).Expect(0);

        var second = (await tenant.Tool.DestroyAsync(_whole.Files)).Expect(0);

        Assert.Contains("Nothing to do.", second.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_apply_after_a_destruction_is_whole_again()
    {
        (await tenant.Tool.ApplyAsync(_whole.Files)).Expect(0);
        var whole = await TenantPicture.TakeAsync(Dashboard);
        (await tenant.Tool.DestroyAsync(_whole.Files)).Expect(0);

        (await tenant.Tool.ApplyAsync(_whole.Files)).Expect(0);

        Assert.Equal(whole, await TenantPicture.TakeAsync(Dashboard));
        (await tenant.Tool.PlanAsync(_whole.Files)).Expect(0);
    }

    [Fact]
    public async Task A_role_that_permits_something_elsewhere_stays_and_so_do_its_other_permissions()
    {
        await _strangers.FurnishAsync();
        (await tenant.Tool.ApplyAsync()).Expect(0);
        await _strangers.PermitAsync("Tool User", Strangers.Api, Strangers.Scope);

        var destroy = (await tenant.Tool.DestroyAsync()).Expect(0);

        Assert.Contains(
            "The role 'Tool User' stays, because it holds permissions of other APIs.",
            destroy.Results,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "The role 'Tool User' stays and loses its permissions at this API.",
            destroy.Results,
            StringComparison.Ordinal
        );
        Assert.Equal([Strangers.Scope], await Dashboard.PermissionsOfAsync("Tool User"));
    }

    [Fact]
    public async Task Of_two_servers_in_one_tenant_the_other_one_keeps_working()
    {
        const string Other = "http://localhost:3005/";
        var other = new TenantTool(tenant.Tenant, Other);
        (await tenant.Tool.ApplyAsync()).Expect(0);
        (await other.ApplyAsync()).Expect(0);
        (await tenant.Tool.PlanAsync()).Expect(0);

        (await tenant.Tool.DestroyAsync()).Expect(0);

        (await other.PlanAsync()).Expect(0);
        Assert.Equal(["tool:whoami"], await Dashboard.PermissionsOfAsync("Tool User"));
        Assert.Single(
            await Dashboard.ListAsync("clients"),
            client => (string?)client["client_metadata"]?["mcp_server"] == Other
        );
    }

    [Fact]
    public async Task Strangers_who_lose_something_are_named_before_the_API_goes()
    {
        (await tenant.Tool.ApplyAsync()).Expect(0);
        await _strangers.TakePartAsync("tool:greet");

        var destroy = (await tenant.Tool.DestroyAsync()).Expect(0);

        Assert.Contains(
            "The role 'Auditor' stays and loses its permissions at this API.",
            destroy.Results,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "The application 'Backup' stays and loses its grant for this API.",
            destroy.Results,
            StringComparison.Ordinal
        );
        Assert.Empty(await Dashboard.PermissionsOfAsync("Auditor"));
        Assert.NotNull(await Dashboard.ClientAsync("Backup"));
    }

    private static bool IsOfTheTenant(string line) =>
        line.StartsWith("settings ", StringComparison.Ordinal)
        || line.StartsWith("connection ", StringComparison.Ordinal);
}
