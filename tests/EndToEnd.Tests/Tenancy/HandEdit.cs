namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>One thing that somebody changes by hand in a tenant that is as the tenant file says.</summary>
/// <param name="What">What it is, for the name of a test.</param>
/// <param name="MakeAsync">Makes the edit.</param>
internal sealed record HandEdit(string What, Func<Dashboard, Task> MakeAsync)
{
    private const string Api = "resource-servers/http%3A%2F%2Flocalhost%3A3001%2F";

    /// <summary>Edits that can follow one another in this order, however many of them are left out.</summary>
    public static IReadOnlyList<HandEdit> All { get; } =
    [
        Setting("resource_parameter_profile", "audience"),
        Setting("authorization_response_iss_parameter_supported", false),
        Setting("client_id_metadata_document_supported", false),
        Flag("use_scope_descriptions_for_consent", false),
        Flag("enable_dynamic_client_registration", true),
        ApiField("name", "Renamed"),
        ApiField("signing_alg", "PS256"),
        ApiField("token_dialect", "access_token"),
        ApiField("token_lifetime", 86400),
        ApiField("enforce_policies", false),
        ApiField("allow_offline_access", false),
        DemotedConnection("auth0"),
        DemotedConnection("google-oauth2"),
        RewordedRole(),
        GivenPermission(),
        TakenPermission(),
        GivenRole(),
        TakenRole(),
        OtherCallback(),
        RenamedApplication(),
        NarrowedGrant(),
        RewordedScope(),
        RemovedScope(),
        RemovedApplication(),
        RemovedRole(),
        RemovedGrant(),
        RemovedApi(),
    ];

    public static HandEdit Setting(string field, object value) =>
        new(
            field,
            dashboard => dashboard.PatchAsync("tenants/settings", new Dictionary<string, object> { [field] = value })
        );

    public static HandEdit Flag(string flag, bool value) =>
        new(
            flag,
            dashboard =>
                dashboard.PatchAsync(
                    "tenants/settings",
                    new { flags = new Dictionary<string, bool> { [flag] = value } }
                )
        );

    public static HandEdit ApiField(string field, object value) =>
        new(field, dashboard => dashboard.PatchAsync(Api, new Dictionary<string, object> { [field] = value }));

    public static HandEdit RemovedScope() =>
        Scopes("a removed scope", new Scope("tool:whoami", "Access the WhoAmI tool"));

    public static HandEdit RewordedScope() =>
        Scopes(
            "a reworded scope",
            new Scope("tool:whoami", "Something else"),
            new Scope("tool:greet", "Access the Greeting tool")
        );

    public static HandEdit AddedScope(string scope) =>
        Scopes(
            $"an added scope {scope}",
            new Scope("tool:whoami", "Access the WhoAmI tool"),
            new Scope("tool:greet", "Access the Greeting tool"),
            new Scope(scope, "Of somebody else")
        );

    public static HandEdit OnlyScope(string scope, string description = "Of somebody else") =>
        Scopes($"no scope but {scope}", new Scope(scope, description));

    public static HandEdit RemovedApi() => new("a removed API", dashboard => dashboard.DeleteAsync(Api));

    public static HandEdit NarrowedGrant() =>
        new(
            "a narrowed grant",
            async dashboard =>
                await dashboard.PatchAsync(await GrantAsync(dashboard), new { scope = Array.Empty<string>() })
        );

    public static HandEdit RemovedGrant() =>
        new("a removed grant", async dashboard => await dashboard.DeleteAsync(await GrantAsync(dashboard)));

    public static HandEdit RewordedRole() =>
        new(
            "a reworded role",
            async dashboard =>
                await dashboard.PatchAsync(
                    $"roles/{await dashboard.RoleIdAsync("Tool User")}",
                    new { description = "Edited" }
                )
        );

    public static HandEdit RemovedRole() =>
        new(
            "a removed role",
            async dashboard => await dashboard.DeleteAsync($"roles/{await dashboard.RoleIdAsync("Tool User")}")
        );

    public static HandEdit GivenPermission() =>
        new(
            "a permission given to a role",
            async dashboard =>
                await dashboard.PostAsync(
                    $"roles/{await dashboard.RoleIdAsync("Tool User")}/permissions",
                    Permission("tool:greet")
                )
        );

    public static HandEdit TakenPermission() =>
        new(
            "a permission taken from a role",
            async dashboard =>
                await dashboard.DeleteAsync(
                    $"roles/{await dashboard.RoleIdAsync("Tool User")}/permissions",
                    Permission("tool:whoami")
                )
        );

    public static HandEdit DemotedConnection(string strategy) =>
        new(
            $"a demoted connection {strategy}",
            async dashboard =>
                await dashboard.PatchAsync(
                    $"connections/{(await dashboard.ConnectionAsync(strategy))["id"]}",
                    new { is_domain_connection = false }
                )
        );

    public static HandEdit OtherCallback() =>
        new(
            "another callback",
            async dashboard =>
                await dashboard.PatchAsync(
                    await InspectorAsync(dashboard),
                    new { callbacks = new[] { "http://localhost:1/other" } }
                )
        );

    public static HandEdit RenamedApplication() =>
        new(
            "a renamed application",
            async dashboard => await dashboard.PatchAsync(await InspectorAsync(dashboard), new { name = "Renamed" })
        );

    public static HandEdit RemovedApplication() =>
        new("a removed application", async dashboard => await dashboard.DeleteAsync(await InspectorAsync(dashboard)));

    public static HandEdit GivenRole() =>
        new(
            "a role given to somebody",
            async dashboard =>
                await dashboard.PostAsync(
                    await RolesOfAsync(dashboard, "user@example.com"),
                    new { roles = new[] { await dashboard.RoleIdAsync("Tool Administrator") } }
                )
        );

    public static HandEdit TakenRole() =>
        new(
            "a role taken from somebody",
            async dashboard =>
                await dashboard.DeleteAsync(
                    await RolesOfAsync(dashboard, "admin@example.com"),
                    new { roles = new[] { await dashboard.RoleIdAsync("Tool Administrator") } }
                )
        );

    private static HandEdit Scopes(string what, params IReadOnlyList<Scope> scopes) =>
        new(what, dashboard => dashboard.PatchAsync(Api, new { scopes }));

    private static async Task<string> RolesOfAsync(Dashboard dashboard, string email) =>
        $"users/{Uri.EscapeDataString(await dashboard.UserIdAsync(email))}/roles";

    private static async Task<string> GrantAsync(Dashboard dashboard) =>
        $"client-grants/{(await dashboard.ListAsync("client-grants?default_for=third_party_clients")).Single()["id"]}";

    // By the tool's mark: the name may have been edited.
    private static async Task<string> InspectorAsync(Dashboard dashboard) =>
        $"clients/{(await dashboard.ListAsync("clients"))
            .Single(client => (string?)client["client_metadata"]?["mcp_client"] == "MCP Inspector")["client_id"]}";

    private static object Permission(string name) =>
        new
        {
            permissions = new[] { new { resource_server_identifier = TenantTool.Audience, permission_name = name } },
        };

    private sealed record Scope(string Value, string Description);
}
