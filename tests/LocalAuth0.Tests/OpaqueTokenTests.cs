using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests;

public sealed class OpaqueTokenTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await standIn.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Without_the_resource_profile_a_resource_gives_an_opaque_token_for_userinfo()
    {
        await standIn.SwitchAsync("resource-profile?on=false");
        var application = await Application.RegisterAsync(standIn);

        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword);
        var (status, person) = await UserInfoAsync(tokens.Raw!);

        Assert.Equal(5, tokens.Raw!.Split('.').Length);
        Assert.Equal("dir", (string?)tokens.AccessToken.Header["alg"]);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("auth0|65f0a1b2c3d4e5f607182930", (string?)person!["sub"]);
    }

    [Fact]
    public async Task Without_the_resource_profile_an_audience_still_gives_a_token_for_the_API()
    {
        await standIn.SwitchAsync("resource-profile?on=false");
        var application = await Application.RegisterAsync(standIn);

        var tokens = await application.GetTokensAsync(
            Seeded.Admin,
            Seeded.AdminPassword,
            ("audience", StandIn.Audience)
        );

        Assert.Equal(StandIn.Audience, (string?)tokens.AccessToken.Claims["aud"]);
    }

    [Fact]
    public async Task A_request_that_names_no_API_gives_an_opaque_token()
    {
        var application = await Application.RegisterAsync(standIn);

        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword, ("resource", null));

        Assert.Equal(5, tokens.Raw!.Split('.').Length);
    }

    [Fact]
    public async Task A_token_for_the_API_is_not_good_for_userinfo()
    {
        var (status, _) = await UserInfoAsync(await standIn.TokenAsync(Seeded.Admin));

        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    private async Task<(HttpStatusCode Status, JsonObject? Person)> UserInfoAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "userinfo");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await standIn.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var person = response.IsSuccessStatusCode
            ? await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken)
            : null;
        return (response.StatusCode, person);
    }
}
