namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>Somebody edits the tenant by hand; the plan finds it and apply mends it.</summary>
public sealed class DriftTests(EmptyTenant tenant) : IClassFixture<EmptyTenant>
{
    private Dashboard Dashboard => tenant.Dashboard;

    [Theory]
    [InlineData("resource_parameter_profile", "audience")]
    [InlineData("authorization_response_iss_parameter_supported", false)]
    [InlineData("client_id_metadata_document_supported", false)]
    public async Task A_setting(string field, object value) =>
        await IsFoundAndMendedAsync(
            () => Dashboard.PatchAsync("tenants/settings", new Dictionary<string, object> { [field] = value }),
            field,
            async () => $"{(await Dashboard.GetAsync("tenants/settings"))[field]}"
        );

    [Theory]
    [InlineData("use_scope_descriptions_for_consent", false)]
    [InlineData("enable_dynamic_client_registration", true)]
    public async Task A_flag(string flag, bool value) =>
        await IsFoundAndMendedAsync(
            () =>
                Dashboard.PatchAsync(
                    "tenants/settings",
                    new { flags = new Dictionary<string, bool> { [flag] = value } }
                ),
            $"flags.{flag}",
            async () => $"{(await Dashboard.GetAsync("tenants/settings"))["flags"]![flag]}"
        );

    [Theory]
    [InlineData("name", "Renamed")]
    [InlineData("signing_alg", "PS256")]
    [InlineData("token_dialect", "access_token")]
    [InlineData("token_lifetime", 86400)]
    [InlineData("enforce_policies", false)]
    [InlineData("allow_offline_access", false)]
    public async Task A_field_of_the_API(string field, object value) =>
        await IsFoundAndMendedAsync(
            () => Dashboard.PatchAsync(Api, new Dictionary<string, object> { [field] = value }),
            field,
            async () => $"{(await Dashboard.ApiAsync())[field]}"
        );

    [Fact]
    public async Task A_scope_that_was_removed() =>
        await IsFoundAndMendedAsync(
            () =>
                Dashboard.PatchAsync(
                    Api,
                    new { scopes = new[] { new { value = "tool:whoami", description = "Access the WhoAmI tool" } } }
                ),
            "+ tool:greet",
            async () => $"{(await Dashboard.ApiAsync())["scopes"]!.AsArray().Count}"
        );

    [Fact]
    public async Task A_description_of_a_scope() =>
        await IsFoundAndMendedAsync(
            () =>
                Dashboard.PatchAsync(
                    Api,
                    new
                    {
                        scopes = new[]
                        {
                            new { value = "tool:whoami", description = "Something else" },
                            new { value = "tool:greet", description = "Access the Greeting tool" },
                        },
                    }
                ),
            "- tool:whoami  Something else",
            async () => (await Dashboard.ApiAsync())["scopes"]!.ToJsonString()
        );

    [Fact]
    public async Task A_grant_that_was_narrowed() =>
        await IsFoundAndMendedAsync(
            async () =>
                await Dashboard.PatchAsync(
                    $"client-grants/{await GrantAsync()}",
                    new { scope = Array.Empty<string>() }
                ),
            "~ grant of third-party applications",
            async () =>
                (await Dashboard.GetAsync("client-grants?default_for=third_party_clients"))[0]!["scope"]!.ToJsonString()
        );

    [Fact]
    public async Task A_grant_that_was_removed() =>
        await IsFoundAndMendedAsync(
            async () => await Dashboard.DeleteAsync($"client-grants/{await GrantAsync()}"),
            "+ grant of third-party applications",
            async () => $"{(await Dashboard.ListAsync("client-grants?default_for=third_party_clients")).Count}"
        );

    [Fact]
    public async Task A_description_of_a_role() =>
        await IsFoundAndMendedAsync(
            async () =>
                await Dashboard.PatchAsync(
                    $"roles/{await Dashboard.RoleIdAsync("Tool User")}",
                    new { description = "Edited" }
                ),
            "~ role Tool User",
            async () =>
                $"{(await Dashboard.GetAsync($"roles/{await Dashboard.RoleIdAsync("Tool User")}"))["description"]}"
        );

    [Fact]
    public async Task A_permission_that_was_given_to_a_role() =>
        await IsFoundAndMendedAsync(
            async () =>
                await Dashboard.PostAsync(
                    $"roles/{await Dashboard.RoleIdAsync("Tool User")}/permissions",
                    Permission("tool:greet")
                ),
            "- tool:greet",
            async () => string.Join(' ', await Dashboard.PermissionsOfAsync("Tool User"))
        );

    [Fact]
    public async Task A_permission_that_was_taken_from_a_role() =>
        await IsFoundAndMendedAsync(
            async () =>
                await Dashboard.DeleteAsync(
                    $"roles/{await Dashboard.RoleIdAsync("Tool User")}/permissions",
                    Permission("tool:whoami")
                ),
            "+ tool:whoami",
            async () => string.Join(' ', await Dashboard.PermissionsOfAsync("Tool User"))
        );

    [Fact]
    public async Task A_connection_that_was_demoted() =>
        await IsFoundAndMendedAsync(
            async () =>
                await Dashboard.PatchAsync(
                    $"connections/{(await Dashboard.ConnectionAsync("auth0"))["id"]}",
                    new { is_domain_connection = false }
                ),
            "~ connection Username-Password-Authentication",
            async () => $"{(await Dashboard.ConnectionAsync("auth0"))["is_domain_connection"]}"
        );

    [Fact]
    public async Task A_callback_of_an_application() =>
        await IsFoundAndMendedAsync(
            async () =>
                await Dashboard.PatchAsync(
                    await InspectorAsync(),
                    new { callbacks = new[] { "http://localhost:1/other" } }
                ),
            "- http://localhost:1/other",
            async () => (await Dashboard.ClientAsync("MCP Inspector"))["callbacks"]!.ToJsonString()
        );

    [Fact]
    public async Task A_name_of_an_application() =>
        await IsFoundAndMendedAsync(
            async () => await Dashboard.PatchAsync(await InspectorAsync(), new { name = "Renamed" }),
            "~ application MCP Inspector",
            async () =>
                $"{(await Dashboard.ListAsync("clients")).Count(client => (string?)client["name"] == "MCP Inspector")}"
        );

    [Fact]
    public async Task A_role_that_was_given_to_somebody() =>
        await IsFoundAndMendedAsync(
            async () =>
                await Dashboard.PostAsync(
                    $"users/{Uri.EscapeDataString(await Dashboard.UserIdAsync("user@example.com"))}/roles",
                    new { roles = new[] { await Dashboard.RoleIdAsync("Tool Administrator") } }
                ),
            "- Tool Administrator",
            async () => string.Join(' ', await Dashboard.RolesOfAsync("user@example.com"))
        );

    [Fact]
    public async Task A_role_that_was_taken_from_somebody() =>
        await IsFoundAndMendedAsync(
            async () =>
                await Dashboard.DeleteAsync(
                    $"users/{Uri.EscapeDataString(await Dashboard.UserIdAsync("admin@example.com"))}/roles",
                    new { roles = new[] { await Dashboard.RoleIdAsync("Tool Administrator") } }
                ),
            "+ Tool Administrator",
            async () => string.Join(' ', await Dashboard.RolesOfAsync("admin@example.com"))
        );

    [Fact]
    public async Task What_the_file_does_not_declare_is_nobodys_business()
    {
        await ApplyAsync();
        await Dashboard.PatchAsync("tenants/settings", new { friendly_name = "Edited", session_lifetime = 12 });
        await Dashboard.PatchAsync(Api, new { token_lifetime_for_web = 60 });
        await Dashboard.PostAsync("roles", new { name = "Auditor", description = "Of somebody else" });

        var plan = await tenant.Tool.PlanAsync(Files);

        Assert.Contains("Nothing to do.", plan.Expect(0).Results, StringComparison.Ordinal);
        Assert.Equal("Edited", (string?)(await Dashboard.GetAsync("tenants/settings"))["friendly_name"]);
    }

    private const string Api = "resource-servers/http%3A%2F%2Flocalhost%3A3001%2F";

    private static readonly string[] Files = [TenantTool.File, People()];

    private async Task IsFoundAndMendedAsync(Func<Task> edit, string shown, Func<Task<string>> read)
    {
        await ApplyAsync();
        var before = await read();
        await edit();

        var plan = await tenant.Tool.PlanAsync(Files);
        var edited = await read();
        await ApplyAsync();

        Assert.Contains(shown, plan.Expect(2).Results, StringComparison.Ordinal);
        Assert.NotEqual(before, edited);
        Assert.Equal(before, await read());
        (await tenant.Tool.PlanAsync(Files)).Expect(0);
    }

    private async Task ApplyAsync() => (await tenant.Tool.ApplyAsync(Files)).Expect(0);

    private async Task<string> GrantAsync() =>
        (await Dashboard.ListAsync("client-grants?default_for=third_party_clients")).Single()["id"]!.GetValue<string>();

    private async Task<string> InspectorAsync() =>
        $"clients/{(await Dashboard.ClientAsync("MCP Inspector"))["client_id"]}";

    private static object Permission(string name) =>
        new
        {
            permissions = new[] { new { resource_server_identifier = TenantTool.Audience, permission_name = name } },
        };

    private static string People()
    {
        var path = Path.Combine(Path.GetTempPath(), $"people-{Guid.CreateVersion7()}.json");
        File.WriteAllText(
            path,
            """
            {
              "people": [
                { "email": "admin@example.com", "roles": ["Tool Administrator"] },
                { "email": "user@example.com", "roles": ["Tool User"] }
              ]
            }
            """
        );
        return path;
    }
}
