using McpServer.EndToEnd.Tests.Start;
using McpServer.LocalAuth0;

namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>Whoever runs the tool may not do what it takes.</summary>
public sealed class CredentialTests
{
    [Fact]
    public async Task A_wrong_secret_is_told_without_the_secret()
    {
        const string Secret = "Wrong-Secret-7781";
        await using var tenant = await EmptyTenant.StartAsync();
        var tool = new TenantTool(tenant.Tenant, TenantTool.Audience)
        {
            More = [$"--Management:ClientSecret={Secret}"],
        };

        var plan = (await tool.PlanAsync()).Expect(1);

        Assert.Contains("The tenant does not accept the client id and secret", plan.Progress, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, plan.Results + plan.Progress, StringComparison.Ordinal);
        Assert.Empty(await tenant.RequestsAsync());
    }

    [Fact]
    public async Task Without_credentials_the_three_ways_to_them_are_named()
    {
        await using var program = new RunningProgram(
            "McpServer.Host.dll",
            "tenant",
            "plan",
            "--file",
            TenantTool.File,
            "--Auth0:Domain=tenant.us.auth0.com",
            "--Auth0:Audience=https://mcp.example.com/"
        );

        var code = await program.ExitAsync();

        Assert.Equal(1, code);
        Assert.Contains("AUTH0_API_TOKEN", program.Output, StringComparison.Ordinal);
        Assert.Contains("AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET", program.Output, StringComparison.Ordinal);
        Assert.Contains("--login", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scopes_that_reading_lacks_are_named_before_anything_is_asked()
    {
        await using var tenant = await StartWithoutAsync("read:roles", "read:clients");

        var plan = (await tenant.Tool.PlanAsync()).Expect(1);

        Assert.Contains("they lack read:clients, read:roles:", plan.Progress, StringComparison.Ordinal);
        Assert.Empty(await tenant.RequestsAsync());
    }

    [Fact]
    public async Task Scopes_that_changing_lacks_are_named_before_anything_is_changed()
    {
        await using var tenant = await StartWithoutAsync("create:roles", "update:connections", "delete:clients");

        var plan = (await tenant.Tool.PlanAsync()).Expect(2);
        var apply = (await tenant.Tool.ApplyAsync()).Expect(1);

        Assert.Contains("Plan:", plan.Results, StringComparison.Ordinal);
        Assert.Contains(
            "Nothing was changed, because the credentials lack create:roles, update:connections: grant",
            apply.Progress,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("failed", apply.Progress, StringComparison.Ordinal);
        Assert.All(await tenant.RequestsAsync(), request => Assert.Equal("GET", (string?)request["method"]));
    }

    [Fact]
    public async Task Scopes_that_a_destruction_lacks_are_named_before_anything_is_removed()
    {
        await using var tenant = await StartWithoutAsync("delete:roles", "delete:resource_servers");
        (await tenant.Tool.ApplyAsync()).Expect(0);
        await tenant.RequestsAsync();

        var destroy = (await tenant.Tool.DestroyAsync()).Expect(1);

        Assert.Contains(
            "Nothing was changed, because the credentials lack delete:resource_servers, delete:roles: grant",
            destroy.Progress,
            StringComparison.Ordinal
        );
        Assert.All(await tenant.RequestsAsync(), request => Assert.Equal("GET", (string?)request["method"]));
    }

    private static Task<EmptyTenant> StartWithoutAsync(params string[] scopes) =>
        EmptyTenant.StartAsync(tenant =>
            tenant with
            {
                Management = tenant.Management with { Scopes = [.. ManagementScopes.All.Except(scopes)] },
            }
        );
}
