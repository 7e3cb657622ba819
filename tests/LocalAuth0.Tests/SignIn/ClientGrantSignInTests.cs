using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests.SignIn;

/// <summary>Third-party applications reach an API only through a client grant.</summary>
public sealed class ClientGrantSignInTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    private const string Refusal = $"Client is not authorized to access resource server \"{StandIn.Audience}\"";

    public async ValueTask InitializeAsync() => await standIn.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Without_a_grant_there_is_an_error_page_instead_of_a_login()
    {
        await DeleteDefaultGrantAsync();
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);

        var page = await browser.OpenAsync(application.Authorize());

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("/authorize", page.Address.AbsolutePath);
        Assert.Contains("unauthorized_client", page.Text, StringComparison.Ordinal);
        Assert.Contains(Refusal, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_default_grant_for_machines_is_none_for_people()
    {
        await DeleteDefaultGrantAsync();
        await AddGrantAsync("\"default_for\":\"third_party_clients\"", "client", "tool:whoami");
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);

        var page = await browser.OpenAsync(application.Authorize());

        Assert.Contains("unauthorized_client", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_has_no_more_than_the_grant()
    {
        await DeleteDefaultGrantAsync();
        await AddGrantAsync("\"default_for\":\"third_party_clients\"", "user", "tool:whoami");
        var application = await Application.RegisterAsync(standIn);

        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword);

        Assert.Equal("tool:whoami offline_access", tokens.AccessToken.Scope);
        Assert.Equal(["tool:greet", "tool:whoami"], tokens.AccessToken.Permissions);
    }

    [Fact]
    public async Task A_grant_of_its_own_counts_before_the_default()
    {
        var application = await Application.RegisterAsync(standIn);
        await AddGrantAsync($"\"client_id\":\"{application.ClientId}\"", "user", "tool:greet");

        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword);

        Assert.Equal("tool:greet offline_access", tokens.AccessToken.Scope);
    }

    [Fact]
    public async Task A_grant_for_all_scopes_grows_with_the_API()
    {
        var grant = (await standIn.Api.GetAsync("client-grants?default_for=third_party_clients")).List[0]!;
        await standIn.Api.PatchAsync($"client-grants/{grant["id"]}", """{"allow_all_scopes":true}""");
        var application = await Application.RegisterAsync(standIn);

        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword);

        Assert.Equal("tool:whoami tool:greet offline_access", tokens.AccessToken.Scope);
    }

    [Fact]
    public async Task A_grant_that_is_taken_back_ends_refreshing()
    {
        var application = await Application.RegisterAsync(standIn);
        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword);

        await DeleteDefaultGrantAsync();
        var refreshed = await application.RefreshAsync(tokens.RefreshToken!);

        Assert.Equal(HttpStatusCode.Forbidden, refreshed.Status);
        Assert.Equal("unauthorized_client", refreshed.Error);
        Assert.Equal(Refusal, (string?)refreshed.Body["error_description"]);
        Assert.Null(refreshed.Raw);
    }

    [Fact]
    public async Task A_grant_that_is_narrowed_narrows_the_next_refresh()
    {
        var application = await Application.RegisterAsync(standIn);
        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword);
        var grant = (await standIn.Api.GetAsync("client-grants?default_for=third_party_clients")).List[0]!;

        await standIn.Api.PatchAsync($"client-grants/{grant["id"]}", """{"scope":["tool:whoami"]}""");
        var refreshed = await application.RefreshAsync(tokens.RefreshToken!);

        Assert.Equal("tool:whoami offline_access", refreshed.AccessToken.Scope);
    }

    [Fact]
    public async Task A_machine_needs_a_grant_for_machines()
    {
        var granted = await Machine.AskAsync(standIn);
        var grant = (await standIn.Api.GetAsync($"client-grants?client_id={Machine.ClientId(standIn)}")).List[0]!;

        await standIn.Api.DeleteAsync($"client-grants/{grant["id"]}");
        await AddGrantAsync($"\"client_id\":\"{Machine.ClientId(standIn)}\"", "user", "tool:greet");
        var refused = await Machine.AskAsync(standIn);

        Assert.Equal(HttpStatusCode.OK, granted.Status);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal("access_denied", refused.Error);
        Assert.Equal(Refusal, (string?)refused.Body["error_description"]);
    }

    [Fact]
    public async Task A_machine_gets_no_more_than_its_grant()
    {
        var grant = (await standIn.Api.GetAsync($"client-grants?client_id={Machine.ClientId(standIn)}")).List[0]!;
        await standIn.Api.PatchAsync($"client-grants/{grant["id"]}", """{"scope":["tool:greet"]}""");

        var answer = await Machine.AskAsync(standIn, ("scope", "tool:greet tool:whoami"));

        Assert.Equal("tool:greet", answer.AccessToken.Scope);
    }

    [Fact]
    public async Task An_API_that_the_tenant_does_not_have_is_not_enabled_for_machines()
    {
        var answer = await Machine.AskAsync(standIn, ("audience", "http://localhost:3001"));

        Assert.Equal(
            "Service not enabled within domain: http://localhost:3001",
            (string?)answer.Body["error_description"]
        );
    }

    [Theory]
    [InlineData("allow_all", true)]
    [InlineData("require_client_grant", false)]
    [InlineData("deny_all", false)]
    public async Task A_first_party_application_needs_a_grant_only_if_the_API_says_so(string policy, bool isLetIn)
    {
        await standIn.Api.PatchAsync(
            $"resource-servers/{Uri.EscapeDataString(StandIn.Audience)}",
            $$$$"""{"subject_type_authorization":{"user":{"policy":"{{{{policy}}}}"}}}"""
        );
        var client = await standIn.Api.PostAsync(
            "clients",
            $$"""{"name":"Ours","app_type":"native","callbacks":["{{Application.Callback}}"]}"""
        );
        var application = new Application(standIn, (string)client.Json["client_id"]!, Application.Callback);
        using var browser = new Browser(standIn);

        var page = await browser.OpenAsync(application.Authorize());

        Assert.Equal(isLetIn ? "/u/login" : "/authorize", page.Address.AbsolutePath);
    }

    private async Task DeleteDefaultGrantAsync()
    {
        var grant = (await standIn.Api.GetAsync("client-grants?default_for=third_party_clients")).List[0]!;
        await standIn.Api.DeleteAsync($"client-grants/{grant["id"]}");
    }

    private Task<ManagementAnswer> AddGrantAsync(string whose, string subjectType, string scope) =>
        standIn.Api.PostAsync(
            "client-grants",
            $$"""{{{whose}},"audience":"{{StandIn.Audience}}","scope":["{{scope}}"],"subject_type":"{{subjectType}}"}"""
        );
}
