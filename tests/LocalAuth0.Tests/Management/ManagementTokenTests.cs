using System.Net;
using McpServer.LocalAuth0.Tests.Running;
using Microsoft.Extensions.Time.Testing;

namespace McpServer.LocalAuth0.Tests.Management;

public sealed class ManagementTokenTests(StandIn standIn) : IClassFixture<StandIn>
{
    [Fact]
    public async Task The_management_client_gets_a_token_for_a_day_in_Auth0s_own_dialect()
    {
        // A clock that stands: of a day that has begun to pass, some milliseconds are gone.
        await using var own = await StandIn.StartEmptyAsync(new FakeTimeProvider());

        var answer = await AskAsync(own, ("audience", own.Tenant.ManagementApi));

        var claims = answer.AccessToken.Claims;
        Assert.Equal(86400, (int)answer.Body["expires_in"]!);
        Assert.Equal(answer.Scope, answer.AccessToken.Scope);
        Assert.Equal(ManagementScopes.All, answer.Scope!.Split(' '));
        Assert.Equal("JWT", (string?)answer.AccessToken.Header["typ"]);
        Assert.Equal(own.Tenant.ManagementApi, (string?)claims["aud"]);
        Assert.Equal(own.Tenant.Management.ClientId, (string?)claims["azp"]);
        Assert.Equal("client-credentials", (string?)claims["gty"]);
        Assert.Equal(86400, (long)claims["exp"]! - (long)claims["iat"]!);
    }

    [Fact]
    public async Task A_token_request_can_be_JSON()
    {
        standIn.Api.Token = await standIn.Api.AskForTokenAsync("read:roles");

        var answer = await standIn.Api.GetAsync("roles");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public async Task A_token_request_that_is_no_JSON_object_is_an_OAuth_error(string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");

        using var response = await standIn.Http.PostAsync("oauth/token", content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(
            "invalid_request",
            await response.Content.ReadAsStringAsync(Cancellation),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_client_without_a_grant_gets_no_management_token()
    {
        var answer = await Machine.AskAsync(standIn, ("audience", standIn.Tenant.ManagementApi));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("access_denied", answer.Error);
        Assert.Null(answer.Raw);
    }

    [Fact]
    public async Task A_tenant_can_start_with_a_client_that_may_do_less()
    {
        await using var own = await StandIn.StartEmptyAsync(change: tenant =>
            tenant with
            {
                Management = tenant.Management with { Scopes = ["read:roles"] },
            }
        );

        var allowed = await own.Api.GetAsync("roles");
        var refused = await own.Api.GetAsync("clients");

        Assert.Equal(HttpStatusCode.OK, allowed.Status);
        Assert.Equal("insufficient_scope", refused.ErrorCode);
    }

    [Fact]
    public async Task A_token_for_another_API_is_refused()
    {
        standIn.Api.Token = (await Machine.AskAsync(standIn)).Raw;

        var answer = await standIn.Api.GetAsync("roles");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("Invalid token", answer.Message);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    public async Task Something_that_is_no_token_is_refused(string token)
    {
        standIn.Api.Token = token;

        var answer = await standIn.Api.GetAsync("roles");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal(401, (int)answer.Json["statusCode"]!);
        Assert.Equal("Unauthorized", (string?)answer.Json["error"]);
        Assert.Equal("Invalid token", answer.Message);
    }

    [Fact]
    public async Task A_request_without_a_token_is_refused()
    {
        using var response = await standIn.Http.GetAsync("api/v2/roles", Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_token_of_a_revoked_key_is_refused()
    {
        await using var own = await StandIn.StartEmptyAsync();
        await own.Api.GetAsync("roles");

        await own.SwitchAsync("keys/revoke?key=current");
        var answer = await own.Api.GetAsync("roles");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Fact]
    public async Task A_token_is_good_until_it_expires()
    {
        var clock = new FakeTimeProvider();
        await using var own = await StandIn.StartEmptyAsync(clock);
        await own.Api.GetAsync("roles");

        clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        var before = await own.Api.GetAsync("roles");
        clock.Advance(TimeSpan.FromSeconds(1));
        var after = await own.Api.GetAsync("roles");

        Assert.Equal(HttpStatusCode.OK, before.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, after.Status);
        Assert.Equal("Expired token received for JSON Web Token validation", after.Message);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_exist_is_not_found()
    {
        standIn.Api.Token = null;

        var answer = await standIn.Api.GetAsync("no-such-thing");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(404, (int)answer.Json["statusCode"]!);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<TokenAnswer> AskAsync(StandIn standIn, params (string Name, string? Value)[] parameters) =>
        new Application(standIn, standIn.Tenant.Management.ClientId, Application.Callback).AskAsync([
            ("grant_type", "client_credentials"),
            ("client_secret", standIn.Tenant.Management.Secret),
            .. parameters,
        ]);
}
