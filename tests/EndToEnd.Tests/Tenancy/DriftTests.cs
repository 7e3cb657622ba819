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
            HandEdit.Setting(field, value),
            field,
            async () => $"{(await Dashboard.GetAsync("tenants/settings"))[field]}"
        );

    [Theory]
    [InlineData("use_scope_descriptions_for_consent", false)]
    [InlineData("enable_dynamic_client_registration", true)]
    public async Task A_flag(string flag, bool value) =>
        await IsFoundAndMendedAsync(
            HandEdit.Flag(flag, value),
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
            HandEdit.ApiField(field, value),
            field,
            async () => $"{(await Dashboard.ApiAsync())[field]}"
        );

    [Fact]
    public async Task A_scope_that_was_removed() =>
        await IsFoundAndMendedAsync(
            HandEdit.RemovedScope(),
            "+ tool:greet",
            async () => $"{(await Dashboard.ApiAsync())["scopes"]!.AsArray().Count}"
        );

    [Fact]
    public async Task A_description_of_a_scope() =>
        await IsFoundAndMendedAsync(
            HandEdit.RewordedScope(),
            "- tool:whoami  Something else",
            async () => (await Dashboard.ApiAsync())["scopes"]!.ToJsonString()
        );

    [Fact]
    public async Task A_grant_that_was_narrowed() =>
        await IsFoundAndMendedAsync(
            HandEdit.NarrowedGrant(),
            "~ grant of third-party applications",
            async () =>
                (await Dashboard.GetAsync("client-grants?default_for=third_party_clients"))[0]!["scope"]!.ToJsonString()
        );

    [Fact]
    public async Task A_grant_that_was_removed() =>
        await IsFoundAndMendedAsync(
            HandEdit.RemovedGrant(),
            "+ grant of third-party applications",
            async () => $"{(await Dashboard.ListAsync("client-grants?default_for=third_party_clients")).Count}"
        );

    [Fact]
    public async Task A_description_of_a_role() =>
        await IsFoundAndMendedAsync(
            HandEdit.RewordedRole(),
            "~ role Tool User",
            async () =>
                $"{(await Dashboard.GetAsync($"roles/{await Dashboard.RoleIdAsync("Tool User")}"))["description"]}"
        );

    [Fact]
    public async Task A_permission_that_was_given_to_a_role() =>
        await IsFoundAndMendedAsync(
            HandEdit.GivenPermission(),
            "- tool:greet",
            async () => string.Join(' ', await Dashboard.PermissionsOfAsync("Tool User"))
        );

    [Fact]
    public async Task A_permission_that_was_taken_from_a_role() =>
        await IsFoundAndMendedAsync(
            HandEdit.TakenPermission(),
            "+ tool:whoami",
            async () => string.Join(' ', await Dashboard.PermissionsOfAsync("Tool User"))
        );

    [Fact]
    public async Task A_connection_that_was_demoted() =>
        await IsFoundAndMendedAsync(
            HandEdit.DemotedConnection("auth0"),
            "~ connection Username-Password-Authentication",
            async () => $"{(await Dashboard.ConnectionAsync("auth0"))["is_domain_connection"]}"
        );

    [Fact]
    public async Task A_callback_of_an_application() =>
        await IsFoundAndMendedAsync(
            HandEdit.OtherCallback(),
            "- http://localhost:1/other",
            async () => (await Dashboard.ClientAsync("MCP Inspector"))["callbacks"]!.ToJsonString()
        );

    [Fact]
    public async Task A_name_of_an_application() =>
        await IsFoundAndMendedAsync(
            HandEdit.RenamedApplication(),
            "~ application MCP Inspector",
            async () =>
                $"{(await Dashboard.ListAsync("clients")).Count(client => (string?)client["name"] == "MCP Inspector")}"
        );

    [Fact]
    public async Task A_role_that_was_given_to_somebody() =>
        await IsFoundAndMendedAsync(
            HandEdit.GivenRole(),
            "- Tool Administrator",
            async () => string.Join(' ', await Dashboard.RolesOfAsync("user@example.com"))
        );

    [Fact]
    public async Task A_role_that_was_taken_from_somebody() =>
        await IsFoundAndMendedAsync(
            HandEdit.TakenRole(),
            "+ Tool Administrator",
            async () => string.Join(' ', await Dashboard.RolesOfAsync("admin@example.com"))
        );

    [Fact]
    public async Task What_the_file_does_not_declare_is_nobodys_business()
    {
        await ApplyAsync();
        await Dashboard.PatchAsync("tenants/settings", new { friendly_name = "Edited", session_lifetime = 12 });
        await HandEdit.ApiField("token_lifetime_for_web", 60).MakeAsync(Dashboard);
        await Dashboard.PostAsync("roles", new { name = "Auditor", description = "Of somebody else" });

        var plan = await tenant.Tool.PlanAsync(Files);

        Assert.Contains("Nothing to do.", plan.Expect(0).Results, StringComparison.Ordinal);
        Assert.Equal("Edited", (string?)(await Dashboard.GetAsync("tenants/settings"))["friendly_name"]);
    }

    private static readonly string[] Files = [TenantTool.File, People()];

    private async Task IsFoundAndMendedAsync(HandEdit edit, string shown, Func<Task<string>> read)
    {
        await ApplyAsync();
        var before = await read();
        await edit.MakeAsync(Dashboard);

        var plan = await tenant.Tool.PlanAsync(Files);
        var edited = await read();
        await ApplyAsync();

        Assert.Contains(shown, plan.Expect(2).Results, StringComparison.Ordinal);
        Assert.NotEqual(before, edited);
        Assert.Equal(before, await read());
        (await tenant.Tool.PlanAsync(Files)).Expect(0);
    }

    private async Task ApplyAsync() => (await tenant.Tool.ApplyAsync(Files)).Expect(0);

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
