using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests;

public sealed class AuthorizationRequestTests(StandIn standIn) : IClassFixture<StandIn>
{
    [Theory]
    [InlineData("code_challenge", null)]
    [InlineData("code_challenge_method", null)]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("client_id", "nobody")]
    [InlineData("client_id", null)]
    [InlineData("redirect_uri", null)]
    [InlineData("redirect_uri", "http://127.0.0.1:9000/elsewhere")]
    [InlineData("redirect_uri", "http://127.0.0.1:9000/callback/")]
    [InlineData("redirect_uri", "http://127.0.0.1:9000/callback?x=1")]
    [InlineData("redirect_uri", "http://localhost:9000/callback")]
    [InlineData("redirect_uri", "https://127.0.0.1:9000/callback")]
    [InlineData("redirect_uri", "http://user@127.0.0.1:9000/callback")]
    [InlineData("redirect_uri", "http://127.0.0.1:9000/x/../callback")]
    [InlineData("redirect_uri", "https://evil.example/callback")]
    [InlineData("response_type", "token")]
    [InlineData("response_type", "code id_token")]
    [InlineData("request", "eyJhbGciOiJub25lIn0.e30.")]
    [InlineData("request_uri", "https://evil.example/request")]
    [InlineData("claims", "{}")]
    [InlineData("id_token_hint", "eyJ")]
    [InlineData("screen_hint", "signup")]
    public async Task A_wrong_request_is_a_page_for_people_and_no_redirect(string name, string? value)
    {
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);

        var page = await browser.OpenAsync(application.Authorize((name, value)));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("/authorize", page.Address.AbsolutePath);
        Assert.Contains("That did not work", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9000/callback", "http://127.0.0.1:51234/callback")]
    [InlineData("http://127.0.0.1/callback", "http://127.0.0.1:51234/callback")]
    [InlineData("http://localhost:6274/callback", "http://localhost:51234/callback")]
    [InlineData("http://[::1]:9000/callback", "http://[::1]:51234/callback")]
    public async Task A_loopback_port_is_free(string registered, string asked)
    {
        var application = await Application.RegisterAsync(standIn, callback: registered);

        var callback = await application.LogInAsync(Seeded.Admin, Seeded.AdminPassword, ("redirect_uri", asked));

        Assert.StartsWith(asked, callback.Address.AbsoluteUri, StringComparison.Ordinal);
        Assert.NotNull(callback.Parameter("code"));
    }

    [Fact]
    public async Task Another_port_at_an_https_address_is_refused()
    {
        var application = await Application.RegisterAsync(standIn, callback: "https://client.example/callback");
        using var browser = new Browser(standIn);

        var page = await browser.OpenAsync(
            application.Authorize(("redirect_uri", "https://client.example:8443/callback"))
        );

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("/authorize", page.Address.AbsolutePath);
        Assert.Contains("Callback URL mismatch.", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resource", "http://localhost:3001")]
    [InlineData("resource", "http://localhost:3001/mcp")]
    [InlineData("audience", "http://elsewhere.example/")]
    public async Task An_unknown_API_is_refused_with_state_and_issuer(string name, string value)
    {
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);

        var callback = await browser.OpenAsync(application.Authorize((name, value)));

        Assert.Equal("access_denied", callback.Parameter("error"));
        Assert.Equal($"Service not found: {value}", callback.Parameter("error_description"));
        Assert.Equal("the-state", callback.Parameter("state"));
        Assert.Equal(standIn.Tenant.Issuer, callback.Parameter("iss"));
        Assert.Null(callback.Parameter("code"));
    }

    [Fact]
    public async Task Audience_counts_before_resource()
    {
        var application = await Application.RegisterAsync(standIn);

        var tokens = await application.GetTokensAsync(
            Seeded.Admin,
            Seeded.AdminPassword,
            ("audience", StandIn.Audience),
            ("resource", "http://elsewhere.example/")
        );

        Assert.Equal(StandIn.Audience, (string?)tokens.AccessToken.Claims["aud"]);
    }

    [Fact]
    public async Task A_client_that_may_not_refresh_gets_no_refresh_token()
    {
        var application = new Application(standIn, await RegisterForCodesOnlyAsync(), Application.Callback);

        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword);

        Assert.Null(tokens.RefreshToken);
        Assert.Equal("tool:whoami tool:greet", tokens.AccessToken.Scope);
    }

    private async Task<string> RegisterForCodesOnlyAsync()
    {
        var answer = await Registrations.SendAsync(
            standIn,
            $$"""{"redirect_uris":["{{Application.Callback}}"],"token_endpoint_auth_method":"none"}"""
        );
        return (string)answer.Body["client_id"]!;
    }
}
