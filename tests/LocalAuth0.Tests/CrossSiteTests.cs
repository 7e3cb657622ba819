using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests;

/// <summary>Forms that another site makes a browser send.</summary>
public sealed class CrossSiteTests(StandIn standIn) : IClassFixture<StandIn>
{
    [Fact]
    public async Task A_login_without_the_forms_token_logs_nobody_in()
    {
        using var browser = new Browser(standIn);
        await browser.OpenAsync("/u/login");

        var page = await browser.PostAsync(
            "/u/login",
            [new("username", Seeded.Admin), new("password", Seeded.AdminPassword)]
        );
        var home = await browser.OpenAsync("/");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("out of date", page.Text, StringComparison.Ordinal);
        Assert.Contains("not logged in", home.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/u/signup")]
    [InlineData("/u/google")]
    public async Task A_sign_up_without_the_forms_token_adds_nobody(string path)
    {
        using var browser = new Browser(standIn);
        var before = await standIn.CountAsync("people");

        var page = await browser.PostAsync(path, [new("email", "x@example.com"), new("password", "Correct-Horse-1")]);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(before, await standIn.CountAsync("people"));
    }

    [Fact]
    public async Task A_consent_without_the_forms_token_gives_no_code()
    {
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);
        var login = await browser.OpenAsync(application.Authorize());
        var consent = await browser.SendAsync(
            login,
            new Dictionary<string, string> { ["username"] = Seeded.Admin, ["password"] = Seeded.AdminPassword }
        );
        var fields = consent
            .Document.QuerySelectorAll("input")
            .Where(input => input.GetAttribute("name") != "__RequestVerificationToken")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!))
            .Append(new("decision", "accept"));

        var before = await standIn.CountAsync("codes_and_tokens");

        var page = await browser.PostAsync("/authorize", fields);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(before, await standIn.CountAsync("codes_and_tokens"));
    }

    [Fact]
    public async Task A_decision_in_the_address_is_not_a_decision()
    {
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);
        var login = await browser.OpenAsync(application.Authorize() + "&decision=accept");

        var page = await browser.SendAsync(
            login,
            new Dictionary<string, string> { ["username"] = Seeded.Admin, ["password"] = Seeded.AdminPassword }
        );

        Assert.NotNull(page.Document.QuerySelector("button[value=accept]"));
    }

    [Fact]
    public async Task Another_site_cannot_turn_a_switch()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "_control/registration?on=false");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var response = await standIn.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.True((bool)(await standIn.GetAsync("_control"))["now"]!["registration"]!);
    }

    [Fact]
    public async Task Scripts_may_call_the_endpoints_for_clients_and_no_others()
    {
        var open = await AllowedOriginAsync("oauth/token");
        var closed = await AllowedOriginAsync("_control/token?as=admin@example.com");

        Assert.Equal("*", open);
        Assert.Null(closed);
    }

    [Theory]
    [InlineData("u/login")]
    [InlineData("u/signup")]
    [InlineData("u/google")]
    public async Task No_page_can_be_framed_or_run_a_script(string path)
    {
        using var response = await standIn.Http.GetAsync(path, TestContext.Current.CancellationToken);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
    }

    private async Task<string?> AllowedOriginAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", "https://inspector.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        using var response = await standIn.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
    }
}
