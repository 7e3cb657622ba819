using McpServer.LocalAuth0.Tests.Running;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace McpServer.LocalAuth0.Tests;

public sealed class DialectTests(StandIn standIn) : IClassFixture<StandIn>
{
    [Theory]
    [InlineData("access_token", "JWT", "aud azp exp iat iss scope sub")]
    [InlineData("access_token_authz", "JWT", "aud azp exp iat iss permissions scope sub")]
    [InlineData("rfc9068_profile", "at+jwt", "aud client_id exp iat iss jti scope sub")]
    [InlineData("rfc9068_profile_authz", "at+jwt", "aud client_id exp iat iss jti permissions scope sub")]
    public async Task A_persons_token_has_exactly_the_claims_of_its_dialect(string dialect, string type, string claims)
    {
        await standIn.SwitchAsync($"dialect?value={dialect}");
        var application = await Application.RegisterAsync(standIn);

        var token = (await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword)).AccessToken;

        Assert.Equal(["alg", "kid", "typ"], Names(token.Header));
        Assert.Equal("RS256", (string?)token.Header["alg"]);
        Assert.Equal(type, (string?)token.Header["typ"]);
        Assert.Equal(claims.Split(' '), Names(token.Claims));
        Assert.Equal(standIn.Tenant.Issuer, (string?)token.Claims["iss"]);
        Assert.Equal(StandIn.Audience, (string?)token.Claims["aud"]);
        Assert.Equal(application.ClientId, (string?)(token.Claims["azp"] ?? token.Claims["client_id"]));
        Assert.Equal(3600, (long)token.Claims["exp"]! - (long)token.Claims["iat"]!);
    }

    [Theory]
    [InlineData("access_token", "aud azp exp gty iat iss scope sub")]
    [InlineData("access_token_authz", "aud azp exp gty iat iss permissions scope sub")]
    [InlineData("rfc9068_profile", "aud client_id exp iat iss jti scope sub")]
    [InlineData("rfc9068_profile_authz", "aud client_id exp iat iss jti permissions scope sub")]
    public async Task A_machines_token_names_its_grant_in_Auth0s_own_dialects(string dialect, string claims)
    {
        await standIn.SwitchAsync($"dialect?value={dialect}");

        var token = (await Machine.AskAsync(standIn)).AccessToken;

        Assert.Equal(claims.Split(' '), Names(token.Claims));
        Assert.Equal(claims.Contains("gty") ? "client-credentials" : null, (string?)token.Claims["gty"]);
        Assert.Equal($"{Machine.ClientId(standIn)}@clients", (string?)token.Claims["sub"]);
    }

    [Theory]
    [InlineData("access_token_authz", "refresh_token")]
    [InlineData("rfc9068_profile_authz", null)]
    public async Task A_refreshed_token_names_its_grant_in_Auth0s_own_dialects(string dialect, string? grant)
    {
        await standIn.SwitchAsync($"dialect?value={dialect}");
        var application = await Application.RegisterAsync(standIn);
        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword);

        var refreshed = await application.RefreshAsync(tokens.RefreshToken!);

        Assert.Null((string?)tokens.AccessToken.Claims["gty"]);
        Assert.Equal(grant, (string?)refreshed.AccessToken.Claims["gty"]);
    }

    [Fact]
    public async Task One_permission_is_still_a_list()
    {
        await standIn.SwitchAsync("dialect?value=rfc9068_profile_authz");

        var token = new AccessToken(await standIn.TokenAsync(Seeded.User));

        Assert.Equal("[\"tool:whoami\"]", token.Claims["permissions"]!.ToJsonString());
    }

    [Fact]
    public async Task The_signature_verifies_with_the_published_key_and_not_after_a_change()
    {
        var keys = new JsonWebKeySet((await standIn.GetAsync(".well-known/jwks.json")).ToJsonString());
        var parameters = new TokenValidationParameters
        {
            ValidIssuer = standIn.Tenant.Issuer,
            ValidAudience = StandIn.Audience,
            IssuerSigningKeys = keys.GetSigningKeys(),
        };
        var token = await standIn.TokenAsync(Seeded.Admin);
        var forged = token[..^4] + (token[^4] == 'A' ? 'B' : 'A') + token[^3..];

        var genuine = await new JsonWebTokenHandler().ValidateTokenAsync(token, parameters);
        var changed = await new JsonWebTokenHandler().ValidateTokenAsync(forged, parameters);

        Assert.True(genuine.IsValid);
        Assert.False(changed.IsValid);
    }

    private static IEnumerable<string> Names(System.Text.Json.Nodes.JsonObject part) =>
        part.Select(member => member.Key).Order(StringComparer.Ordinal);
}
