using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests.SignIn;

/// <summary>What the document of an API says is what its tokens are like.</summary>
public sealed class ApiSignInTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    private const string Other = "http://localhost:4001/";

    public async ValueTask InitializeAsync() => await standIn.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("access_token", "JWT", false)]
    [InlineData("access_token_authz", "JWT", true)]
    [InlineData("rfc9068_profile", "at+jwt", false)]
    [InlineData("rfc9068_profile_authz", "at+jwt", true)]
    public async Task The_dialect_is_that_of_the_API(string dialect, string type, bool hasPermissions)
    {
        await ChangeAsync($$"""{"token_dialect":"{{dialect}}"}""");
        var application = await Application.RegisterAsync(standIn);

        var token = (await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword)).AccessToken;

        Assert.Equal(type, (string?)token.Header["typ"]);
        Assert.Equal(hasPermissions, token.Claims.ContainsKey("permissions"));
    }

    [Fact]
    public async Task Without_RBAC_roles_do_not_matter_and_there_are_no_permissions()
    {
        await ChangeAsync("""{"enforce_policies":false}""");
        var application = await Application.RegisterAsync(standIn);

        var token = (await application.GetTokensAsync(Seeded.Guest, Seeded.GuestPassword)).AccessToken;

        Assert.Equal("tool:whoami tool:greet offline_access", token.Scope);
        Assert.False(token.Claims.ContainsKey("permissions"));
    }

    [Fact]
    public async Task With_RBAC_a_person_without_a_role_gets_nothing()
    {
        var application = await Application.RegisterAsync(standIn);

        var token = (await application.GetTokensAsync(Seeded.Guest, Seeded.GuestPassword)).AccessToken;

        Assert.Equal("offline_access", token.Scope);
        Assert.Empty(token.Permissions);
    }

    [Fact]
    public async Task Without_offline_access_there_is_no_refresh_token()
    {
        await ChangeAsync("""{"allow_offline_access":false}""");
        var application = await Application.RegisterAsync(standIn);

        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword);

        Assert.Null(tokens.RefreshToken);
        Assert.Equal("tool:whoami tool:greet", tokens.AccessToken.Scope);
    }

    [Theory]
    [InlineData(600, 600, 600)]
    [InlineData(7200, 3600, 7200)]
    public async Task The_lifetime_is_that_of_the_API_and_an_hour_at_most_for_third_parties(
        int lifetime,
        int thirdParty,
        int machine
    )
    {
        await ChangeAsync($$"""{"token_lifetime":{{lifetime}}}""");
        var application = await Application.RegisterAsync(standIn);

        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword);
        var refreshed = await application.RefreshAsync(tokens.RefreshToken!);
        var ofMachine = await Machine.AskAsync(standIn);

        Assert.Equal(thirdParty, Lifetime(tokens));
        Assert.Equal(thirdParty, Lifetime(refreshed));
        Assert.Equal(machine, Lifetime(ofMachine));
    }

    [Fact]
    public async Task Several_APIs_have_their_own_scopes_roles_and_grants()
    {
        await standIn.Api.PostAsync(
            "resource-servers",
            $$"""{"identifier":"{{Other}}","scopes":[{"value":"tool:greet"},{"value":"ring"}],"enforce_policies":true}"""
        );
        await standIn.Api.PostAsync(
            "client-grants",
            $$"""{"default_for":"third_party_clients","audience":"{{Other}}","scope":["ring","tool:greet"],"subject_type":"user"}"""
        );
        var role = (await standIn.Api.GetAsync("roles?name_filter=Tool%20User")).List[0]!;
        await standIn.Api.PostAsync(
            $"roles/{role["id"]}/permissions",
            $$"""{"permissions":[{"resource_server_identifier":"{{Other}}","permission_name":"ring"}]}"""
        );
        var application = await Application.RegisterAsync(standIn);

        var first = await application.GetTokensAsync(
            Seeded.User,
            Seeded.UserPassword,
            ("scope", "tool:greet ring tool:whoami")
        );
        var second = await application.GetTokensAsync(
            Seeded.User,
            Seeded.UserPassword,
            ("scope", "tool:greet ring tool:whoami"),
            ("resource", Other)
        );

        Assert.Equal("tool:whoami", first.AccessToken.Scope);
        Assert.Equal("ring", second.AccessToken.Scope);
        Assert.Equal(Other, (string?)second.AccessToken.Claims["aud"]);
        Assert.Equal("JWT", (string?)second.AccessToken.Header["typ"]);
    }

    [Fact]
    public async Task An_API_that_is_gone_ends_refreshing()
    {
        var application = await Application.RegisterAsync(standIn);
        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword);

        await standIn.Api.DeleteAsync($"resource-servers/{Uri.EscapeDataString(StandIn.Audience)}");
        var refreshed = await application.RefreshAsync(tokens.RefreshToken!);

        Assert.Equal("access_denied", refreshed.Error);
        Assert.Null(refreshed.Raw);
    }

    private Task<ManagementAnswer> ChangeAsync(string json) =>
        standIn.Api.PatchAsync($"resource-servers/{Uri.EscapeDataString(StandIn.Audience)}", json);

    private static long Lifetime(TokenAnswer answer) =>
        (long)answer.AccessToken.Claims["exp"]! - (long)answer.AccessToken.Claims["iat"]!;
}
