using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests.SignIn;

/// <summary>What the tenant's settings change for clients and people.</summary>
public sealed class TenantSettingsSignInTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    private const string OpenId = ".well-known/openid-configuration";

    public async ValueTask InitializeAsync() => await standIn.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_issuer_comes_with_responses_only_when_it_is_switched_on()
    {
        await ChangeAsync("""{"authorization_response_iss_parameter_supported":false}""");
        var application = await Application.RegisterAsync(standIn);

        var callback = await application.LogInAsync(Seeded.Admin, Seeded.AdminPassword);
        var document = await standIn.GetAsync(OpenId);
        await ChangeAsync("""{"authorization_response_iss_parameter_supported":true}""");
        var later = await application.LogInAsync(Seeded.Admin, Seeded.AdminPassword);

        Assert.NotNull(callback.Parameter("code"));
        Assert.Null(callback.Parameter("iss"));
        Assert.False(document.ContainsKey("authorization_response_iss_parameter_supported"));
        Assert.Equal(standIn.Tenant.Issuer, later.Parameter("iss"));
    }

    [Fact]
    public async Task Metadata_documents_are_advertised_only_when_they_are_switched_on()
    {
        var on = await standIn.GetAsync(OpenId);

        await ChangeAsync("""{"client_id_metadata_document_supported":false}""");
        var off = await standIn.GetAsync(OpenId);

        Assert.True((bool)on["client_id_metadata_document_supported"]!);
        Assert.False(off.ContainsKey("client_id_metadata_document_supported"));
    }

    [Fact]
    public async Task Without_descriptions_the_consent_page_shows_the_scopes_themselves()
    {
        await ChangeAsync("""{"flags":{"use_scope_descriptions_for_consent":false}}""");
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);

        var consent = await browser.SendAsync(
            await browser.OpenAsync(application.Authorize()),
            new Dictionary<string, string> { ["username"] = Seeded.Admin, ["password"] = Seeded.AdminPassword }
        );

        Assert.Contains("tool:greet", consent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Access the Greeting tool", consent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_default_audience_is_for_requests_that_name_no_API()
    {
        await ChangeAsync($$"""{"default_audience":"{{StandIn.Audience}}","resource_parameter_profile":"audience"}""");
        var application = await Application.RegisterAsync(standIn);

        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword, ("resource", null));
        var machine = await Machine.AskAsync(standIn, ("audience", null));

        Assert.Equal(StandIn.Audience, (string?)tokens.AccessToken.Claims["aud"]);
        Assert.Equal(HttpStatusCode.OK, machine.Status);
    }

    [Fact]
    public async Task Registration_that_is_switched_off_adds_no_client()
    {
        await ChangeAsync("""{"flags":{"enable_dynamic_client_registration":false}}""");
        var before = await standIn.CountAsync("clients");

        var (status, body) = await Registrations.SendAsync(
            standIn,
            """{"redirect_uris":["https://client.example/cb"]}"""
        );

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal("Dynamic client registration is disabled", (string?)body["message"]);
        Assert.Equal(before, await standIn.CountAsync("clients"));
    }

    [Theory]
    [InlineData("resource-profile?on=false", "resource_parameter_profile", "\"audience\"")]
    [InlineData("resource-profile?on=true", "resource_parameter_profile", "\"compatibility\"")]
    public async Task The_switch_edits_the_settings(string command, string name, string value)
    {
        await standIn.SwitchAsync(command);

        var settings = await standIn.Api.GetAsync("tenants/settings");

        Assert.Equal(value, settings.Json[name]!.ToJsonString());
    }

    [Fact]
    public async Task The_switch_for_the_dialect_edits_every_API_but_the_system_one()
    {
        await standIn.SwitchAsync("dialect?value=rfc9068_profile");

        var apis = (await standIn.Api.GetAsync("resource-servers")).List;

        Assert.Equal(["access_token", "rfc9068_profile"], apis.Select(api => (string?)api!["token_dialect"]));
    }

    private Task<ManagementAnswer> ChangeAsync(string json) => standIn.Api.PatchAsync("tenants/settings", json);
}
