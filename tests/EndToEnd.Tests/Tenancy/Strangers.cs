namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>Another team in the same tenant.</summary>
internal sealed class Strangers(Dashboard dashboard)
{
    public const string Api = "https://billing.example.com/";
    public const string Scope = "billing:read";

    /// <summary>An API of their own, with a role, somebody who has it, and an application.</summary>
    public async Task FurnishAsync()
    {
        await dashboard.PostAsync(
            "resource-servers",
            new { identifier = Api, scopes = new[] { new { value = Scope } } }
        );
        await dashboard.PostAsync("roles", new { name = "Accountant", description = "Of somebody else" });
        await PermitAsync("Accountant", Api, Scope);
        await dashboard.PostAsync(
            $"users/{Uri.EscapeDataString(await dashboard.UserIdAsync("guest@example.com"))}/roles",
            new { roles = new[] { await dashboard.RoleIdAsync("Accountant") } }
        );
        await GrantAsync("MCP Inspector", Api, Scope);
    }

    /// <summary>A role and an application that may do something at this server's API.</summary>
    public async Task TakePartAsync(string scope)
    {
        await dashboard.PostAsync("roles", new { name = "Auditor", description = "Of somebody else" });
        await PermitAsync("Auditor", TenantTool.Audience, scope);
        await GrantAsync("Backup", TenantTool.Audience, scope);
    }

    public async Task PermitAsync(string role, string api, string scope) =>
        await dashboard.PostAsync(
            $"roles/{await dashboard.RoleIdAsync(role)}/permissions",
            new { permissions = new[] { new { resource_server_identifier = api, permission_name = scope } } }
        );

    private async Task GrantAsync(string name, string api, string scope)
    {
        var client = (await dashboard.PostAsync("clients", new { name, app_type = "non_interactive" }))!;
        await dashboard.PostAsync(
            "client-grants",
            new
            {
                client_id = (string?)client["client_id"],
                audience = api,
                scope = new[] { scope },
            }
        );
    }
}
