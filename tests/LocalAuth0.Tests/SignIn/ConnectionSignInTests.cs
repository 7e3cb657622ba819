using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests.SignIn;

/// <summary>Third-party applications can use the connections that were made domain-level, and no others.</summary>
public sealed class ConnectionSignInTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await standIn.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Without_any_there_is_an_error_page_instead_of_a_login()
    {
        await DemoteAsync("auth0");
        await DemoteAsync("google-oauth2");
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);

        var page = await browser.OpenAsync(application.Authorize());

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("invalid_request", page.Text, StringComparison.Ordinal);
        Assert.Contains("no connections enabled for the client", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("google-oauth2", true, false)]
    [InlineData("auth0", false, true)]
    public async Task The_login_page_offers_what_is_left(string demoted, bool hasPassword, bool hasGoogle)
    {
        await DemoteAsync(demoted);
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);

        var page = await browser.OpenAsync(application.Authorize());

        Assert.Equal(hasPassword, page.Document.QuerySelector("input[name=password]") is not null);
        Assert.Equal(hasPassword, page.Text.Contains("Sign up", StringComparison.Ordinal));
        Assert.Equal(hasGoogle, page.Text.Contains("Continue with Google", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("auth0", "/u/login")]
    [InlineData("auth0", "/u/signup")]
    [InlineData("google-oauth2", "/u/google")]
    public async Task A_form_of_a_way_that_is_not_offered_lets_nobody_in(string demoted, string path)
    {
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);
        var login = await browser.OpenAsync(application.Authorize());
        var form = await browser.OpenAsync(path + login.Address.Query);
        var people = await standIn.CountAsync("people");

        await DemoteAsync(demoted);
        var page = await browser.SendAsync(form, Filled(path));
        var home = await browser.OpenAsync("/");

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("not enabled", page.Text, StringComparison.Ordinal);
        Assert.Contains("not logged in", home.Text, StringComparison.Ordinal);
        Assert.Equal(people, await standIn.CountAsync("people"));
    }

    [Fact]
    public async Task Sign_up_can_be_switched_off_alone()
    {
        var connection = (await standIn.Api.GetAsync("connections?strategy=auth0")).List[0]!;
        await standIn.Api.PatchAsync($"connections/{connection["id"]}", """{"options":{"disable_signup":true}}""");
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);

        var page = await browser.OpenAsync(application.Authorize());

        Assert.NotNull(page.Document.QuerySelector("input[name=password]"));
        Assert.DoesNotContain("Sign up", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_party_application_does_not_need_a_domain_level_connection()
    {
        await DemoteAsync("auth0");
        await DemoteAsync("google-oauth2");
        var client = await standIn.Api.PostAsync(
            "clients",
            $$"""{"name":"Ours","app_type":"native","callbacks":["{{Application.Callback}}"]}"""
        );
        var application = new Application(standIn, (string)client.Json["client_id"]!, Application.Callback);

        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword);

        Assert.Equal(HttpStatusCode.OK, tokens.Status);
    }

    [Fact]
    public async Task Somebody_who_signed_up_has_an_address_that_is_not_verified_and_a_Google_account_a_verified_one()
    {
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);
        var login = await browser.OpenAsync(application.Authorize());
        await browser.SendAsync(await browser.OpenAsync("/u/signup" + login.Address.Query), Filled("/u/signup"));
        using var other = new Browser(standIn);
        await other.SendAsync(await other.OpenAsync("/u/google" + login.Address.Query), Filled("/u/google"));

        var people = (await standIn.Api.GetAsync("users-by-email?email=new@example.com")).List;

        Assert.Equal(
            ["auth0: false", "google-oauth2: true"],
            people.Select(person =>
                $"{person!["identities"]![0]!["provider"]}: {person["email_verified"]!.ToJsonString()}"
            )
        );
    }

    private async Task DemoteAsync(string strategy)
    {
        var connection = (await standIn.Api.GetAsync($"connections?strategy={strategy}")).List[0]!;
        await standIn.Api.PatchAsync($"connections/{connection["id"]}", """{"is_domain_connection":false}""");
    }

    private static Dictionary<string, string> Filled(string path) =>
        path switch
        {
            "/u/login" => new() { ["username"] = Seeded.Admin, ["password"] = Seeded.AdminPassword },
            "/u/signup" => new() { ["email"] = "new@example.com", ["password"] = "Correct-Horse-1" },
            _ => new() { ["email"] = "new@example.com" },
        };
}
