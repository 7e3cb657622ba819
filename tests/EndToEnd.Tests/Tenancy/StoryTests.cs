using McpServer.Application;
using McpServer.EndToEnd.Tests.Teams;
using McpServer.Host.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.EndToEnd.Tests.Tenancy;

public sealed class StoryTests
{
    [Fact]
    public async Task From_an_empty_tenant_to_a_whole_one_and_nothing_is_left_to_do()
    {
        await using var tenant = await EmptyTenant.StartAsync();

        var first = (await tenant.Tool.PlanAsync()).Expect(2);
        var apply = (await tenant.Tool.ApplyAsync()).Expect(0);
        var second = (await tenant.Tool.PlanAsync()).Expect(0);

        Assert.Contains("+ API http://localhost:3001/", first.Results, StringComparison.Ordinal);
        Assert.Contains("+ role Tool Administrator", first.Results, StringComparison.Ordinal);
        Assert.Contains("~ connection google-oauth2", first.Results, StringComparison.Ordinal);
        Assert.Contains("+ application MCP Inspector", first.Results, StringComparison.Ordinal);
        Assert.Contains("client id tpc_", apply.Progress, StringComparison.Ordinal);
        Assert.Contains("Nothing to do.", second.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_changes_nothing()
    {
        await using var tenant = await EmptyTenant.StartAsync();

        (await tenant.Tool.PlanAsync()).Expect(2);

        Assert.All(await tenant.RequestsAsync(), request => Assert.Equal("GET", (string?)request["method"]));
    }

    [Fact]
    public async Task What_is_applied_is_what_the_quickstart_asks_for()
    {
        await using var tenant = await EmptyTenant.StartAsync();

        (await tenant.Tool.ApplyAsync(TenantTool.File, TenantTool.LocalFile)).Expect(0);

        var settings = await tenant.Dashboard.GetAsync("tenants/settings");
        var api = await tenant.Dashboard.ApiAsync();
        var grant = Assert.Single(await tenant.Dashboard.ListAsync("client-grants?default_for=third_party_clients"));
        Assert.Equal("compatibility", (string?)settings["resource_parameter_profile"]);
        Assert.Equal("rfc9068_profile_authz", (string?)api["token_dialect"]);
        Assert.True((bool?)api["enforce_policies"]);
        Assert.Equal(TenantTool.Permissions, grant["scope"]!.AsArray().Select(scope => (string?)scope));
        Assert.Equal("user", (string?)grant["subject_type"]);
        Assert.Equal(TenantTool.Permissions, await tenant.Dashboard.PermissionsOfAsync("Tool Administrator"));
        Assert.Equal(["tool:whoami"], await tenant.Dashboard.PermissionsOfAsync("Tool User"));
        Assert.Equal(["Tool Administrator"], await tenant.Dashboard.RolesOfAsync("admin@example.com"));
        Assert.Empty(await tenant.Dashboard.RolesOfAsync("guest@example.com"));
        Assert.All(
            await tenant.Dashboard.ListAsync("connections"),
            connection => Assert.True((bool?)connection["is_domain_connection"])
        );
    }

    [Fact]
    public async Task A_new_tool_shows_in_the_plan_with_no_other_edit()
    {
        await using var tenant = await EmptyTenant.StartAsync();
        (await tenant.Tool.ApplyAsync()).Expect(0);
        var grown = new TenantTool(tenant.Tenant, TenantTool.Audience)
        {
            Adjust = server => server.Services.AddSingleton(new Bell()).AddApplication(typeof(RingBell).Assembly),
        };

        var plan = (await grown.PlanAsync()).Expect(2);

        Assert.Contains("+ tool:bell  Ring the bell", plan.Results, StringComparison.Ordinal);
        Assert.Contains("~ permissions of the role Tool Administrator", plan.Results, StringComparison.Ordinal);
        Assert.DoesNotContain("role Tool User", plan.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_the_tenant_cannot_rewrite_the_terminal()
    {
        await using var tenant = await EmptyTenant.StartAsync();
        (await tenant.Tool.ApplyAsync()).Expect(0);
        await HandEdit.OnlyScope("tool:whoami", "Rewritten\u001b[2J").MakeAsync(tenant.Dashboard);

        var plan = (await tenant.Tool.PlanAsync()).Expect(2);

        Assert.Contains("- tool:whoami  Rewritten?[2J", plan.Results, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', plan.Results);
    }

    [Fact]
    public async Task A_setting_before_the_command_does_not_start_the_server_instead()
    {
        await using var tenant = await EmptyTenant.StartAsync();
        var console = Terminal.Of(TextWriter.Null);

        var code = await HostCommands.RunAsync(
            [.. tenant.Tool.Settings, "tenant", "plan", "--rate", "100", "--file", TenantTool.File],
            new Terminal(console, console),
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal(2, code);
    }

    [Fact]
    public async Task A_run_is_one_in_the_logs_of_the_tenant_and_keeps_to_itself_what_it_read()
    {
        await using var tenant = await EmptyTenant.StartAsync();

        var apply = (await tenant.Tool.ApplyAsync()).Expect(0);

        var changes = (await tenant.RequestsAsync()).Where(request => (string?)request["method"] != "GET").ToList();
        Assert.Single(changes.Select(request => (string?)request["correlation_id"]).Distinct());
        Assert.DoesNotContain(
            tenant.Tenant.Management.Secret,
            apply.Results + apply.Progress,
            StringComparison.Ordinal
        );
        Assert.DoesNotMatch(@"eyJ[\w-]+\.", apply.Results + apply.Progress);
    }

    [Fact]
    public async Task What_is_written_to_no_terminal_is_text_without_colours()
    {
        await using var tenant = await EmptyTenant.StartAsync();

        var plan = (await tenant.Tool.PlanAsync()).Expect(2);

        Assert.DoesNotContain('\e', plan.Results + plan.Progress);
    }
}
