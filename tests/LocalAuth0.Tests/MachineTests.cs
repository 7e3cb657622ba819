using System.Net;
using System.Net.Http.Headers;
using System.Text;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests;

public sealed class MachineTests(StandIn standIn) : IClassFixture<StandIn>
{
    [Fact]
    public async Task A_machine_gets_all_its_scopes_for_a_day()
    {
        var answer = await Machine.AskAsync(standIn);

        Assert.Equal("tool:whoami tool:greet", answer.AccessToken.Scope);
        Assert.Equal(["tool:greet", "tool:whoami"], answer.AccessToken.Permissions);
        Assert.InRange((int)answer.Body["expires_in"]!, 86390, 86400);
        Assert.Null(answer.RefreshToken);
    }

    [Fact]
    public async Task A_machine_can_ask_for_less()
    {
        var answer = await Machine.AskAsync(standIn, ("scope", "tool:greet tool:unknown"));

        Assert.Equal("tool:greet", answer.AccessToken.Scope);
    }

    [Fact]
    public async Task The_API_can_be_named_as_a_resource()
    {
        var answer = await Machine.AskAsync(standIn, ("audience", null), ("resource", StandIn.Audience));

        Assert.Equal(StandIn.Audience, (string?)answer.AccessToken.Claims["aud"]);
    }

    [Theory]
    [InlineData("client_secret", "wrong", HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData("client_secret", null, HttpStatusCode.BadRequest, "invalid_request")]
    [InlineData("audience", "http://elsewhere.example/", HttpStatusCode.Forbidden, "access_denied")]
    [InlineData("audience", null, HttpStatusCode.Forbidden, "access_denied")]
    public async Task A_wrong_request_gets_no_token(string name, string? value, HttpStatusCode status, string error)
    {
        var answer = await Machine.AskAsync(standIn, (name, value));

        Assert.Equal(error, answer.Error);
        Assert.Equal(status, answer.Status);
        Assert.Null(answer.Raw);
    }

    [Fact]
    public async Task The_secret_can_come_in_the_header()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "oauth/token");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Machine.ClientId(standIn)}:{Machine.Secret(standIn)}"))
        );
        request.Content = new FormUrlEncodedContent([
            new("grant_type", "client_credentials"),
            new("audience", StandIn.Audience),
        ]);

        using var response = await standIn.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_registered_client_is_no_machine()
    {
        var (_, client) = await Registrations.SendAsync(
            standIn,
            """{"redirect_uris":["https://client.example/callback"]}"""
        );

        var answer = await Machine.AskAsync(
            standIn,
            ("client_id", (string?)client["client_id"]),
            ("client_secret", (string?)client["client_secret"])
        );

        Assert.Equal("unauthorized_client", answer.Error);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
