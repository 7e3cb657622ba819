using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests;

public sealed class RefreshTests(StandIn standIn) : IClassFixture<StandIn>
{
    [Fact]
    public async Task A_refresh_rotates_the_refresh_token()
    {
        var (application, first) = await LogInAsync(standIn);

        var second = await application.RefreshAsync(first.RefreshToken!);
        var third = await application.RefreshAsync(second.RefreshToken!);

        Assert.NotEqual(first.RefreshToken, second.RefreshToken);
        Assert.NotEqual(first.Raw, second.Raw);
        Assert.Equal(HttpStatusCode.OK, third.Status);
    }

    [Fact]
    public async Task A_refresh_token_that_comes_twice_takes_its_family_along()
    {
        var (application, first) = await LogInAsync(standIn);
        var second = await application.RefreshAsync(first.RefreshToken!);

        var replay = await application.RefreshAsync(first.RefreshToken!);
        var descendant = await application.RefreshAsync(second.RefreshToken!);

        Assert.Equal("invalid_grant", replay.Error);
        Assert.Equal("invalid_grant", descendant.Error);
        Assert.Null(descendant.Raw);
    }

    [Fact]
    public async Task Another_login_of_the_same_person_survives_that()
    {
        var (application, first) = await LogInAsync(standIn);
        var other = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword);
        await application.RefreshAsync(first.RefreshToken!);
        await application.RefreshAsync(first.RefreshToken!);

        var answer = await application.RefreshAsync(other.RefreshToken!);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task A_role_taken_away_narrows_the_next_refresh_and_comes_back_with_the_role()
    {
        await using var own = await StandIn.StartAsync();
        var (application, tokens) = await LogInAsync(own);

        await own.SwitchAsync($"roles/remove?email={Seeded.Admin}&role=Tool Administrator");
        var without = await application.RefreshAsync(tokens.RefreshToken!);
        await own.SwitchAsync($"roles/add?email={Seeded.Admin}&role=Tool Administrator");
        var with = await application.RefreshAsync(without.RefreshToken!);

        Assert.Equal("tool:whoami tool:greet offline_access", tokens.AccessToken.Scope);
        Assert.Equal("offline_access", without.AccessToken.Scope);
        Assert.Equal("offline_access", without.Scope);
        Assert.Empty(without.AccessToken.Permissions);
        Assert.Equal("tool:whoami tool:greet offline_access", with.AccessToken.Scope);
    }

    [Fact]
    public async Task A_role_given_later_does_not_widen_the_scope()
    {
        await using var own = await StandIn.StartAsync();
        var application = await Application.RegisterAsync(own);
        var tokens = await application.GetTokensAsync(Seeded.User, Seeded.UserPassword);

        await own.SwitchAsync($"roles/add?email={Seeded.User}&role=Tool Administrator");
        var refreshed = await application.RefreshAsync(tokens.RefreshToken!);

        Assert.Equal("tool:whoami offline_access", refreshed.AccessToken.Scope);
        Assert.Equal(["tool:greet", "tool:whoami"], refreshed.AccessToken.Permissions);
    }

    [Fact]
    public async Task A_refresh_can_ask_for_less_and_later_for_all_again()
    {
        var (application, tokens) = await LogInAsync(standIn);

        var less = await application.RefreshAsync(tokens.RefreshToken!, ("scope", "tool:whoami"));
        var all = await application.RefreshAsync(less.RefreshToken!);

        Assert.Equal("tool:whoami", less.AccessToken.Scope);
        Assert.Equal("tool:whoami tool:greet offline_access", all.AccessToken.Scope);
    }

    [Fact]
    public async Task A_refresh_cannot_ask_for_more()
    {
        var application = await Application.RegisterAsync(standIn);
        var tokens = await application.GetTokensAsync(
            Seeded.Admin,
            Seeded.AdminPassword,
            ("scope", "tool:whoami offline_access")
        );

        var more = await application.RefreshAsync(tokens.RefreshToken!, ("scope", "tool:whoami tool:greet"));

        Assert.Equal("invalid_grant", more.Error);
        Assert.Null(more.Raw);
    }

    [Fact]
    public async Task Another_clients_refresh_token_is_refused()
    {
        var (_, tokens) = await LogInAsync(standIn);
        var thief = await Application.RegisterAsync(standIn);

        var answer = await thief.RefreshAsync(tokens.RefreshToken!);

        Assert.Equal("invalid_grant", answer.Error);
    }

    [Fact]
    public async Task A_revoked_refresh_token_no_longer_works()
    {
        var (application, tokens) = await LogInAsync(standIn);
        using var content = new FormUrlEncodedContent([
            new("token", tokens.RefreshToken!),
            new("client_id", application.ClientId),
        ]);

        using var response = await standIn.Http.PostAsync(
            "oauth/revoke",
            content,
            TestContext.Current.CancellationToken
        );
        var answer = await application.RefreshAsync(tokens.RefreshToken!);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("invalid_grant", answer.Error);
    }

    private static async Task<(Application Application, TokenAnswer Tokens)> LogInAsync(StandIn standIn)
    {
        var application = await Application.RegisterAsync(standIn);
        return (application, await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword));
    }
}
