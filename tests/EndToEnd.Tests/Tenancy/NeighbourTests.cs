using System.Text.Json.Nodes;

namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>Somebody else works in the same tenant, with the same names.</summary>
public sealed class NeighbourTests(EmptyTenant tenant) : IClassFixture<EmptyTenant>, IAsyncLifetime
{
    private Dashboard Dashboard => tenant.Dashboard;

    public async ValueTask InitializeAsync() => await tenant.ResetAsync();

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task An_application_of_the_same_name_that_nobody_owns_is_left_alone_and_told()
    {
        var stranger = (await Dashboard.PostAsync("clients", new { name = "MCP Inspector", app_type = "spa" }))!;

        var plan = (await tenant.Tool.PlanAsync()).Expect(2);
        (await tenant.Tool.ApplyAsync()).Expect(0);
        var after = (await tenant.Tool.PlanAsync()).Expect(0);

        Assert.Contains(
            "There is another application named 'MCP Inspector', which no tenant file owns.",
            plan.Results,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("There is another application", after.Results, StringComparison.Ordinal);
        Assert.Equal("spa", (string?)(await Dashboard.GetAsync($"clients/{stranger["client_id"]}"))["app_type"]);
        Assert.Equal(
            2,
            (await Dashboard.ListAsync("clients")).Count(client => (string?)client["name"] == "MCP Inspector")
        );
    }

    [Fact]
    public async Task An_API_that_was_made_by_hand_is_adopted_and_mended()
    {
        await Dashboard.PostAsync(
            "resource-servers",
            new
            {
                identifier = TenantTool.Audience,
                name = "By hand",
                scopes = new[] { new { value = "files:read", description = "Read files" } },
            }
        );

        var plan = (await tenant.Tool.PlanAsync()).Expect(2);
        (await tenant.Tool.ApplyAsync()).Expect(0);

        var api = Assert.Single(await Dashboard.ListAsync("resource-servers"), api => (bool?)api["is_system"] is false);
        Assert.Contains($"~ API {TenantTool.Audience}", plan.Results, StringComparison.Ordinal);
        Assert.Equal("MCP Tools API", (string?)api["name"]);
        Assert.True((bool?)api["enforce_policies"]);
        Assert.Equal(
            ["files:read", .. TenantTool.Permissions],
            api["scopes"]!.AsArray().Select(scope => (string?)scope!["value"]).Order()
        );
        (await tenant.Tool.PlanAsync()).Expect(0);
    }

    [Fact]
    public async Task A_role_that_was_made_by_hand_is_adopted_with_its_people()
    {
        await Dashboard.PostAsync("roles", new { name = "Tool User", description = "By hand" });
        await Dashboard.PostAsync(
            $"users/{Uri.EscapeDataString(await Dashboard.UserIdAsync("guest@example.com"))}/roles",
            new { roles = new[] { await Dashboard.RoleIdAsync("Tool User") } }
        );

        (await tenant.Tool.ApplyAsync()).Expect(0);

        Assert.Equal(["tool:whoami"], await Dashboard.PermissionsOfAsync("Tool User"));
        Assert.Equal(["Tool User"], await Dashboard.RolesOfAsync("guest@example.com"));
    }

    [Theory]
    [InlineData("roles")]
    [InlineData("resource-servers")]
    [InlineData("client-grants")]
    public async Task What_somebody_makes_while_the_tool_is_at_work_is_told_and_adopted_by_the_next_run(string path)
    {
        var meanwhile = new OnTheWay(HttpMethod.Post, path, () => MakeAsync(path));
        var tool = new TenantTool(tenant.Tenant, TenantTool.Audience) { Adjust = meanwhile.AddTo };

        var apply = (await tool.ApplyAsync()).Expect(1);
        (await tenant.Tool.ApplyAsync()).Expect(0);

        Assert.Contains(
            "exists already; somebody made it meanwhile. Run the command again.",
            apply.Progress,
            StringComparison.Ordinal
        );
        (await tenant.Tool.PlanAsync()).Expect(0);
    }

    [Theory]
    [InlineData("roles")]
    [InlineData("clients")]
    [InlineData("client-grants")]
    [InlineData("resource-servers")]
    public async Task What_somebody_removed_before_the_tool_did_is_as_good_as_removed(string path)
    {
        (await tenant.Tool.ApplyAsync()).Expect(0);
        var meanwhile = new OnTheWay(HttpMethod.Delete, path, RemoveAllAsync);
        var tool = new TenantTool(tenant.Tenant, TenantTool.Audience) { Adjust = meanwhile.AddTo };

        (await tool.DestroyAsync()).Expect(0);

        Assert.Empty(await Dashboard.ListAsync("roles"));
    }

    private Task<JsonNode?> MakeAsync(string path) =>
        path switch
        {
            "roles" => Dashboard.PostAsync(path, new { name = "Tool Administrator" }),
            "resource-servers" => Dashboard.PostAsync(path, new { identifier = TenantTool.Audience }),
            _ => Dashboard.PostAsync(
                path,
                new
                {
                    default_for = "third_party_clients",
                    audience = TenantTool.Audience,
                    subject_type = "user",
                    scope = Array.Empty<string>(),
                }
            ),
        };

    private async Task RemoveAllAsync()
    {
        foreach (var role in await Dashboard.ListAsync("roles"))
        {
            await Dashboard.DeleteAsync($"roles/{role["id"]}");
        }

        foreach (var client in await Dashboard.ListAsync("clients?is_first_party=false"))
        {
            await Dashboard.DeleteAsync($"clients/{client["client_id"]}");
        }

        await HandEdit.RemovedApi().MakeAsync(Dashboard);
    }
}
