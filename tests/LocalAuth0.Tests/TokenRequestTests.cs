using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests;

public sealed class TokenRequestTests(StandIn standIn) : IClassFixture<StandIn>
{
    [Fact]
    public async Task A_code_becomes_tokens_that_no_cache_may_keep()
    {
        var application = await Application.RegisterAsync(standIn);

        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword);

        Assert.Equal(HttpStatusCode.OK, tokens.Status);
        Assert.Equal("Bearer", (string?)tokens.Body["token_type"]);
        Assert.InRange((int)tokens.Body["expires_in"]!, 3590, 3600);
        Assert.NotNull(tokens.RefreshToken);
        Assert.Null(tokens.Body["id_token"]);
        Assert.True(tokens.IsNoStore);
    }

    [Theory]
    [InlineData("code_verifier", "another-verifier-of-at-least-forty-three-characters", "invalid_grant")]
    [InlineData("code_verifier", null, "invalid_request")]
    [InlineData("redirect_uri", "http://127.0.0.1:9001/callback", "invalid_grant")]
    [InlineData("redirect_uri", null, "invalid_request")]
    [InlineData("code", "not-a-code", "invalid_grant")]
    [InlineData("client_id", "nobody", "invalid_client")]
    [InlineData("client_id", null, "invalid_request")]
    [InlineData("resource", "http://elsewhere.example/", "invalid_target")]
    [InlineData("grant_type", "password", "unsupported_grant_type")]
    public async Task A_wrong_request_is_an_RFC_6749_error_without_tokens(string name, string? value, string error)
    {
        var application = await Application.RegisterAsync(standIn);
        var callback = await application.LogInAsync(Seeded.Admin, Seeded.AdminPassword);

        var answer = await application.RedeemAsync(callback.Parameter("code")!, (name, value));

        Assert.Equal(error, answer.Error);
        Assert.Equal(["error", "error_description"], answer.Body.Select(member => member.Key));
        Assert.True(answer.IsNoStore);
    }

    [Fact]
    public async Task Another_clients_code_is_refused()
    {
        var victim = await Application.RegisterAsync(standIn);
        var thief = await Application.RegisterAsync(standIn);
        var callback = await victim.LogInAsync(Seeded.Admin, Seeded.AdminPassword);

        var answer = await thief.RedeemAsync(callback.Parameter("code")!);

        Assert.Equal("invalid_grant", answer.Error);
        Assert.Null(answer.Raw);
    }

    [Fact]
    public async Task A_code_that_comes_twice_is_refused_and_takes_its_tokens_along()
    {
        var application = await Application.RegisterAsync(standIn);
        var callback = await application.LogInAsync(Seeded.Admin, Seeded.AdminPassword);
        var first = await application.RedeemAsync(callback.Parameter("code")!);

        var second = await application.RedeemAsync(callback.Parameter("code")!);
        var refresh = await application.RefreshAsync(first.RefreshToken!);

        Assert.Equal("invalid_grant", second.Error);
        Assert.Equal("invalid_grant", refresh.Error);
    }

    [Fact]
    public async Task The_resource_may_be_named_again()
    {
        var application = await Application.RegisterAsync(standIn);
        var callback = await application.LogInAsync(Seeded.Admin, Seeded.AdminPassword);

        var tokens = await application.RedeemAsync(callback.Parameter("code")!, ("resource", StandIn.Audience));

        Assert.Equal(HttpStatusCode.OK, tokens.Status);
    }

    [Theory]
    [InlineData(Seeded.Admin, Seeded.AdminPassword, "tool:whoami tool:greet", "tool:greet tool:whoami")]
    [InlineData(Seeded.User, Seeded.UserPassword, "tool:whoami", "tool:whoami")]
    [InlineData(Seeded.Guest, Seeded.GuestPassword, null, "")]
    public async Task Scope_is_what_was_asked_and_allowed_and_permissions_are_all_that_is_allowed(
        string email,
        string password,
        string? scope,
        string permissions
    )
    {
        var application = await Application.RegisterAsync(standIn);

        var tokens = await application.GetTokensAsync(email, password, ("scope", "tool:whoami tool:greet"));

        Assert.Equal(scope, tokens.AccessToken.Scope);
        Assert.Equal(permissions, string.Join(' ', tokens.AccessToken.Permissions));
        Assert.Equal(scope, tokens.Scope);
    }

    [Theory]
    [InlineData("tool:greet", "tool:greet")]
    [InlineData("openid profile email tool:whoami", "tool:whoami")]
    [InlineData("tool:whoami tool:unknown", "tool:whoami")]
    [InlineData("offline_access", "offline_access")]
    [InlineData("openid", null)]
    [InlineData(null, null)]
    public async Task Scopes_that_cannot_be_granted_are_dropped_in_silence(string? asked, string? granted)
    {
        var application = await Application.RegisterAsync(standIn);

        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword, ("scope", asked));

        Assert.Equal(granted, tokens.AccessToken.Scope);
        Assert.Equal(["tool:greet", "tool:whoami"], tokens.AccessToken.Permissions);
    }

    [Fact]
    public async Task A_client_that_was_registered_by_hand_gets_tokens()
    {
        var clientId = (string)standIn.Quickstart.Inspector["client_id"]!;
        const string callback = "http://localhost:6274/oauth/callback";
        var inspector = new Application(standIn, clientId, callback);

        var tokens = await inspector.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword);

        Assert.Equal(clientId, (string?)tokens.AccessToken.Claims["client_id"]);
    }
}
