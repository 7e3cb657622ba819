using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests;

public sealed class PeopleControlTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await standIn.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("people?email=ada@example.com&password=Correct-Horse-1", "auth0", false)]
    [InlineData("people?email=ada@example.com&password=Correct-Horse-1&verified=true", "auth0", true)]
    [InlineData("people?email=ada@example.com", "google-oauth2", true)]
    [InlineData("people?email=ada@example.com&verified=false", "google-oauth2", false)]
    public async Task One_more_person_comes_in(string command, string provider, bool isVerified)
    {
        await standIn.SwitchAsync(command);

        var person = Assert.Single((await standIn.Api.GetAsync("users-by-email?email=ada@example.com")).List)!;

        Assert.Equal(provider, (string?)person["identities"]![0]!["provider"]);
        Assert.Equal(isVerified, (bool)person["email_verified"]!);
    }

    [Fact]
    public async Task One_more_person_can_log_in()
    {
        await standIn.SwitchAsync("people?email=ada@example.com&password=Correct-Horse-1");
        var application = await Application.RegisterAsync(standIn);

        var tokens = await application.GetTokensAsync("ada@example.com", "Correct-Horse-1");

        Assert.Equal(HttpStatusCode.OK, tokens.Status);
    }

    [Fact]
    public async Task An_address_is_verified_afterwards()
    {
        await standIn.SwitchAsync("people?email=ada@example.com&password=Correct-Horse-1");

        await standIn.SwitchAsync("people/verify?email=ada@example.com");

        var person = (await standIn.Api.GetAsync("users-by-email?email=ada@example.com")).List[0]!;
        Assert.True((bool)person["email_verified"]!);
    }

    [Theory]
    [InlineData("people?email=no-address", HttpStatusCode.BadRequest)]
    [InlineData("people?email=ada@example.com&password=weak", HttpStatusCode.BadRequest)]
    [InlineData("people?email=admin@example.com&password=Correct-Horse-1", HttpStatusCode.BadRequest)]
    [InlineData("people", HttpStatusCode.BadRequest)]
    [InlineData("people/verify?email=nobody@example.com", HttpStatusCode.NotFound)]
    [InlineData("roles/add?email=guest@example.com&role=No%20Role", HttpStatusCode.NotFound)]
    [InlineData("roles/add?email=nobody@example.com&role=Tool%20User", HttpStatusCode.NotFound)]
    [InlineData("plan?name=enterprise", HttpStatusCode.BadRequest)]
    [InlineData("management/rate?per_second=-1&burst=1", HttpStatusCode.BadRequest)]
    [InlineData("management/page?max=-1", HttpStatusCode.BadRequest)]
    public async Task A_wrong_command_adds_nobody(string command, HttpStatusCode status)
    {
        using var answer = await standIn.Http.PostAsync(
            $"_control/{command}",
            null,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(5, await standIn.CountAsync("people"));
    }

    [Fact]
    public async Task A_token_is_for_the_only_API_or_the_named_one()
    {
        var only = new AccessToken(await standIn.TokenAsync(Seeded.Admin));
        await standIn.Api.PostAsync("resource-servers", """{"identifier":"urn:other"}""");

        var named = new AccessToken(await standIn.TokenAsync(Seeded.Admin, "&audience=urn:other"));
        var several = await AskAsync("as=admin");
        var unknown = await AskAsync("as=admin&audience=urn:unknown");

        Assert.Equal(StandIn.Audience, (string?)only.Claims["aud"]);
        Assert.Equal("urn:other", (string?)named.Claims["aud"]);
        Assert.Equal(HttpStatusCode.NotFound, several);
        Assert.Equal(HttpStatusCode.NotFound, unknown);
    }

    [Fact]
    public async Task There_is_no_token_before_there_is_an_API()
    {
        await standIn.EmptyAsync();

        using var answer = await standIn.Http.GetAsync(
            "_control/token?as=admin",
            TestContext.Current.CancellationToken
        );
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("no API yet", text, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> AskAsync(string query)
    {
        using var answer = await standIn.Http.GetAsync(
            $"_control/token?{query}",
            TestContext.Current.CancellationToken
        );
        return answer.StatusCode;
    }
}
