using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests;

public sealed class RegistrationTests(StandIn standIn) : IClassFixture<StandIn>
{
    [Fact]
    public async Task A_public_client_gets_an_id_and_no_secret()
    {
        var (status, body) = await Registrations.SendAsync(
            standIn,
            """
            {"client_name":"Mine","redirect_uris":["http://127.0.0.1:6276/oauth/callback"],
             "token_endpoint_auth_method":"none","grant_types":["authorization_code","refresh_token","implicit"],
             "response_types":["code"],"application_type":"native","scope":"tool:whoami"}
            """
        );

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Matches("^tpc_[A-Za-z0-9]{32}$", (string?)body["client_id"]);
        Assert.Equal("Mine", (string?)body["client_name"]);
        Assert.Equal("none", (string?)body["token_endpoint_auth_method"]);
        Assert.Equal("""["authorization_code","refresh_token"]""", body["grant_types"]!.ToJsonString());
        Assert.False(body.ContainsKey("client_secret"));
    }

    [Fact]
    public async Task A_client_that_says_nothing_gets_a_secret_that_works()
    {
        var (_, body) = await Registrations.SendAsync(standIn, $$"""{"redirect_uris":["{{Application.Callback}}"]}""");
        var application = new Application(standIn, (string)body["client_id"]!, Application.Callback);
        var callback = await application.LogInAsync(Seeded.Admin, Seeded.AdminPassword);

        var without = await application.RedeemAsync(callback.Parameter("code")!);
        var with = await application.RedeemAsync(
            callback.Parameter("code")!,
            ("client_secret", (string?)body["client_secret"])
        );

        Assert.Equal("client_secret_post", (string?)body["token_endpoint_auth_method"]);
        Assert.Equal(0, (int)body["client_secret_expires_at"]!);
        Assert.Equal("invalid_client", without.Error);
        Assert.Equal(HttpStatusCode.OK, with.Status);
    }

    [Theory]
    [InlineData("""{"redirect_uris":["http://client.example/callback"]}""", "invalid_redirect_uri")]
    [InlineData("""{"redirect_uris":["http://127.0.0.1.evil.example/cb"]}""", "invalid_redirect_uri")]
    [InlineData("""{"redirect_uris":["https://*.client.example/cb"]}""", "invalid_redirect_uri")]
    [InlineData("""{"redirect_uris":["https://client.example/cb#fragment"]}""", "invalid_redirect_uri")]
    [InlineData("""{"redirect_uris":["https://user@client.example/cb"]}""", "invalid_redirect_uri")]
    [InlineData("""{"redirect_uris":["javascript:alert(1)"]}""", "invalid_redirect_uri")]
    [InlineData("""{"redirect_uris":["/relative"]}""", "invalid_redirect_uri")]
    [InlineData("""{"redirect_uris":[]}""", "invalid_redirect_uri")]
    [InlineData("""{"redirect_uris":[null]}""", "invalid_redirect_uri")]
    [InlineData("""{}""", "invalid_redirect_uri")]
    [InlineData("""{"redirect_uris":["https://ok.example/","http://bad.example/"]}""", "invalid_redirect_uri")]
    [InlineData(
        """{"redirect_uris":["https://ok.example/"],"grant_types":["client_credentials"]}""",
        "invalid_client_metadata"
    )]
    [InlineData("""{"redirect_uris":["https://ok.example/"],"response_types":["token"]}""", "invalid_client_metadata")]
    [InlineData(
        """{"redirect_uris":["https://ok.example/"],"token_endpoint_auth_method":"private_key_jwt"}""",
        "invalid_client_metadata"
    )]
    [InlineData("""{"redirect_uris":"https://ok.example/"}""", "invalid_client_metadata")]
    [InlineData("""[]""", "invalid_client_metadata")]
    [InlineData("""null""", "invalid_client_metadata")]
    [InlineData("""not json""", "invalid_client_metadata")]
    public async Task A_wrong_registration_is_an_RFC_7591_error_and_adds_no_client(string json, string error)
    {
        var before = await standIn.CountAsync("clients");

        var (status, body) = await Registrations.SendAsync(standIn, json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(error, (string?)body["error"]);
        Assert.NotNull((string?)body["error_description"]);
        Assert.Equal(before, await standIn.CountAsync("clients"));
    }

    [Fact]
    public async Task An_endless_registration_is_cut_off()
    {
        using var content = new StringContent(new string(' ', 100_000));

        using var response = await standIn.Http.PostAsync(
            "oidc/register",
            content,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Switched_off_it_is_not_advertised_and_answers_as_Auth0_does()
    {
        await using var own = await StandIn.StartAsync();
        await own.SwitchAsync("registration?on=false");

        var document = await own.GetAsync(".well-known/openid-configuration");
        var (status, body) = await Registrations.SendAsync(
            own,
            """{"redirect_uris":["https://client.example/callback"]}"""
        );

        Assert.False(document.ContainsKey("registration_endpoint"));
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal(403, (int)body["statusCode"]!);
        Assert.Equal("Forbidden", (string?)body["error"]);
        Assert.Equal(3, await own.CountAsync("clients"));
    }
}
