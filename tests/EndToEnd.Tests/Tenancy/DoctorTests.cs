namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>
/// Each fault that a tenant can have by hand is found under its name. What the stand-in cannot have, an issuer without
/// S256 or without a discovery document, is left to the unit tests.
/// </summary>
public sealed class DoctorTests(EmptyTenant tenant) : IClassFixture<EmptyTenant>, IAsyncLifetime
{
    private readonly Patient _patient = new(tenant);

    private TenantTool Tool => _patient.Tool;

    public async ValueTask InitializeAsync() => await _patient.InitializeAsync();

    public ValueTask DisposeAsync() => _patient.DisposeAsync();

    [Fact]
    public async Task A_whole_tenant_with_its_server_is_fine()
    {
        var doctor = (await Tool.DoctorAsync(_patient.Files)).Expect(Patient.Fine);

        Assert.Contains("0 errors, 0 warnings,", doctor.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_tenant_has_every_fault_at_once()
    {
        await tenant.ResetAsync();

        var doctor = (await Tool.DoctorAsync()).Expect(Patient.Error);

        Assert.All<string>(
            ["resource profile", "API", "ways to sign in", "grant of third-party applications"],
            check => Assert.Contains($"ERROR    {check}:", doctor.Results, StringComparison.Ordinal)
        );
        Assert.Contains("mend: tenant apply", doctor.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_API() => await _patient.IsFoundAsync(HandEdit.RemovedApi(), "API", Patient.Error);

    [Fact]
    public async Task The_old_meaning_of_resource() =>
        await _patient.IsFoundAsync(
            HandEdit.Setting("resource_parameter_profile", "audience"),
            "resource profile",
            Patient.Error
        );

    [Fact]
    public async Task A_default_audience() =>
        await _patient.IsFoundAsync(
            HandEdit.Setting("default_audience", TenantTool.Audience),
            "default audience",
            Patient.Warning
        );

    [Fact]
    public async Task Registration_that_nobody_asked_for() =>
        await _patient.IsFoundAsync(
            HandEdit.Flag("enable_dynamic_client_registration", true),
            "open registration",
            Patient.Warning
        );

    [Fact]
    public async Task Responses_that_do_not_name_their_issuer() =>
        await _patient.IsFoundAsync(
            HandEdit.Setting("authorization_response_iss_parameter_supported", false),
            "iss in responses",
            Patient.Warning
        );

    [Theory]
    [InlineData("signing_alg", "HS256", "signing algorithm", Patient.Error)]
    [InlineData("signing_alg", "RS512", "signing algorithm", Patient.Error)]
    [InlineData("token_dialect", "rfc9068_profile", "dialect", Patient.Warning)]
    [InlineData("enforce_policies", false, "roles decide", Patient.Error)]
    [InlineData("allow_offline_access", false, "refresh tokens", Patient.Warning)]
    public async Task A_field_of_the_API(string field, object value, string check, int severity) =>
        await _patient.IsFoundAsync(HandEdit.ApiField(field, value), check, severity);

    [Fact]
    public async Task Tokens_that_are_encrypted() =>
        await _patient.IsFoundAsync(
            HandEdit.ApiField("token_encryption", new { format = "compact-nested-jwe" }),
            "token encryption",
            Patient.Error
        );

    [Fact]
    public async Task Tokens_that_are_bound_to_a_key() =>
        await _patient.IsFoundAsync(
            HandEdit.ApiField("proof_of_possession", new { mechanism = "dpop", required = true }),
            "token binding",
            Patient.Error
        );

    [Fact]
    public async Task No_way_to_sign_in()
    {
        await HandEdit.DemotedConnection("auth0").MakeAsync(tenant.Dashboard);

        await _patient.IsFoundAsync(HandEdit.DemotedConnection("google-oauth2"), "ways to sign in", Patient.Error);
    }

    [Fact]
    public async Task Keys_that_Auth0_lends() =>
        await _patient.IsFoundAsync(
            new(
                "keys of Auth0",
                async dashboard =>
                    await dashboard.PatchAsync(
                        $"connections/{(await dashboard.ConnectionAsync("google-oauth2"))["id"]}",
                        new { options = new { client_id = string.Empty } }
                    )
            ),
            "development keys",
            Patient.Warning
        );

    [Fact]
    public async Task A_grant_that_was_removed() =>
        await _patient.IsFoundAsync(HandEdit.RemovedGrant(), "grant of third-party applications", Patient.Error);

    [Fact]
    public async Task A_grant_that_was_narrowed() =>
        await _patient.IsFoundAsync(HandEdit.NarrowedGrant(), "grant of third-party applications", Patient.Error);

    [Fact]
    public async Task A_scope_that_is_missing() =>
        await _patient.IsFoundAsync(HandEdit.RemovedScope(), "scopes of the tools", Patient.Error);

    [Fact]
    public async Task A_scope_that_no_tool_declares_and_whoever_holds_it()
    {
        await HandEdit.AddedScope("files:read").MakeAsync(tenant.Dashboard);

        await _patient.IsFoundAsync(
            new(
                "a role with it",
                async dashboard =>
                    await dashboard.PostAsync(
                        $"roles/{await dashboard.RoleIdAsync("Tool User")}/permissions",
                        new
                        {
                            permissions = new[]
                            {
                                new
                                {
                                    resource_server_identifier = TenantTool.Audience,
                                    permission_name = "files:read",
                                },
                            },
                        }
                    )
            ),
            "removed permissions",
            Patient.Warning
        );
        Assert.Contains(
            await _patient.FindingsAsync(Patient.Warning),
            finding => (string?)finding["check"] == "other scopes"
        );
    }

    [Fact]
    public async Task A_role_that_nobody_has() =>
        await _patient.IsFoundAsync(HandEdit.TakenRole(), "roles without people", Patient.Warning);

    [Fact]
    public async Task Any_other_difference() =>
        await _patient.IsFoundAsync(HandEdit.ApiField("name", "Edited"), "tenant file", Patient.Warning);
}
