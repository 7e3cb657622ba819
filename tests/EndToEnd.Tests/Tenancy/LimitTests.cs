using System.Text.Json.Nodes;
using McpServer.Application;
using McpServer.EndToEnd.Tests.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>Lists that are longer than a page, and what the tenant's plan allows.</summary>
public sealed class LimitTests(EmptyTenant tenant) : IClassFixture<EmptyTenant>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await tenant.ResetAsync();

    public ValueTask DisposeAsync() => default;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task More_than_one_page_of_everything_is_read(int largest)
    {
        using var file = new TenantFileText(Many());
        var tool = new TenantTool(tenant.Tenant, TenantTool.Audience) { Adjust = AddThirdPermission };
        await tenant.TurnAsync($"management/page?max={largest}");

        (await tool.ApplyAsync(TenantTool.File, file.Path)).Expect(0);
        var plan = (await tool.PlanAsync(TenantTool.File, file.Path)).Expect(0);
        var shown = (await tool.RunAsync("tenant", "show", "who", "user@example.com", "--file", file.Path)).Expect(0);

        await tenant.TurnAsync("management/page?max=0");
        var roles = await tenant.Dashboard.ListAsync("roles");
        Assert.Contains("Nothing to do.", plan.Results, StringComparison.Ordinal);
        Assert.Contains("Roles: Team 1, Team 2, Team 3", shown.Results, StringComparison.Ordinal);
        Assert.Equal(7, roles.Select(role => (string?)role["name"]).Distinct().Count());
        Assert.Equal(7, roles.Count);
        Assert.Equal(3, (await tenant.Dashboard.PermissionsOfAsync("Team 5")).Count);
        Assert.Equal(5, (await tenant.Dashboard.ListAsync("clients")).Count(IsJob));
        Assert.Equal(5 + 1, (await GrantsAsync()).Count);
    }

    [Fact]
    public async Task More_than_one_page_of_everything_is_removed()
    {
        using var file = new TenantFileText(Many());
        var tool = new TenantTool(tenant.Tenant, TenantTool.Audience) { Adjust = AddThirdPermission };
        (await tool.ApplyAsync(TenantTool.File, file.Path)).Expect(0);
        await tenant.TurnAsync("management/page?max=2");

        (await tool.DestroyAsync(TenantTool.File, file.Path)).Expect(0);

        await tenant.TurnAsync("management/page?max=0");
        Assert.Empty(await tenant.Dashboard.ListAsync("roles"));
        Assert.Empty(await GrantsAsync());
        Assert.DoesNotContain(await tenant.Dashboard.ListAsync("clients"), IsJob);
    }

    [Fact]
    public async Task When_the_plan_allows_no_more_applications_the_tenants_words_are_told_and_the_rest_can_follow()
    {
        using var whole = new WholeTenant();
        await tenant.TurnAsync("plan?name=free");
        // The client that runs the tool is one of the ten.
        for (var number = 1; number <= 8; number++)
        {
            await tenant.Dashboard.PostAsync("clients", new { name = $"Old {number}" });
        }

        var full = (await tenant.Tool.ApplyAsync(whole.Files)).Expect(1);
        await tenant.Dashboard.DeleteAsync($"clients/{(await tenant.Dashboard.ClientAsync("Old 3"))["client_id"]}");
        (await tenant.Tool.ApplyAsync(whole.Files)).Expect(0);

        Assert.Contains(
            $"The tenant refused to create the application '{WholeTenant.Machine}': You reached the limit of entities",
            full.Progress,
            StringComparison.Ordinal
        );
        (await tenant.Tool.PlanAsync(whole.Files)).Expect(0);
        Assert.Equal(10, (await tenant.Dashboard.ListAsync("clients")).Count);
    }

    [Fact]
    public async Task Who_keeps_the_plans_pace_is_never_refused()
    {
        var tool = new TenantTool(tenant.Tenant, TenantTool.Audience) { Rate = 20 };
        await tenant.TurnAsync("management/rate?per_second=20&burst=20");

        (await tool.ApplyAsync()).Expect(0);

        Assert.DoesNotContain(await tenant.RequestsAsync(), request => (int?)request["status"] == 429);
    }

    [Fact]
    public async Task Who_is_faster_than_the_plan_allows_waits_and_finishes()
    {
        await tenant.TurnAsync("management/rate?per_second=5&burst=5");

        (await tenant.Tool.ApplyAsync()).Expect(0);

        Assert.Contains(await tenant.RequestsAsync(), request => (int?)request["status"] == 429);
        await tenant.TurnAsync("management/rate?per_second=0&burst=0");
        (await tenant.Tool.PlanAsync()).Expect(0);
    }

    private static void AddThirdPermission(WebApplicationBuilder program) =>
        program.Services.AddSingleton(new Bell()).AddApplication(typeof(RingBell).Assembly);

    private static bool IsJob(JsonObject client) =>
        ((string)client["name"]!).StartsWith("Job ", StringComparison.Ordinal);

    private Task<IReadOnlyList<JsonObject>> GrantsAsync() =>
        tenant.Dashboard.ListAsync($"client-grants?audience={Uri.EscapeDataString(TenantTool.Audience)}");

    private static string Many() =>
        $$"""
        {
          "roles": [{{Five(number => $$"""{ "name": "Team {{number}}", "permissions": ["*"] }""")}}],
          "clients": [{{Five(number =>
            $$"""{ "name": "Job {{number}}", "type": "machine", "permissions": ["*"] }"""
        )}}],
          "people": [
            { "email": "user@example.com", "roles": ["Team 1", "Team 2", "Team 3"] },
            { "email": "guest@example.com", "roles": ["Team 3", "Team 4", "Team 5"] }
          ]
        }
        """;

    private static string Five(Func<int, string> item) => string.Join(", ", Enumerable.Range(1, 5).Select(item));
}
