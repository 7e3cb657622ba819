using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Tests.Running;
using Microsoft.Extensions.Time.Testing;

namespace McpServer.LocalAuth0.Tests.SignIn;

/// <summary>An administrator logs in to the Management API on the command line.</summary>
public sealed class DeviceTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new();
    private StandIn _standIn = null!;
    private string _clientId = string.Empty;

    public async ValueTask InitializeAsync()
    {
        _standIn = await StandIn.StartEmptyAsync(_clock);
        var client = await _standIn.Api.PostAsync(
            "clients",
            """
            {"name":"Provisioning tool","app_type":"native",
             "grant_types":["urn:ietf:params:oauth:grant-type:device_code"]}
            """
        );
        _clientId = (string)client.Json["client_id"]!;
    }

    public ValueTask DisposeAsync() => _standIn.DisposeAsync();

    [Fact]
    public async Task An_administrator_who_accepts_gets_what_was_asked_for()
    {
        var (_, device) = await AskAsync("read:roles create:roles read:unknown");
        var pending = await PollAsync(device);

        await DecideAsync(device, Seeded.Admin, Seeded.AdminPassword, "accept");
        var tokens = await PollAsync(device);
        _standIn.Api.Token = tokens.Raw;
        var roles = await _standIn.Api.GetAsync("roles");
        var clients = await _standIn.Api.GetAsync("clients");

        Assert.Equal("authorization_pending", pending.Error);
        Assert.Equal(HttpStatusCode.Forbidden, pending.Status);
        Assert.Equal("read:roles create:roles", tokens.AccessToken.Scope);
        Assert.Equal(_standIn.Tenant.ManagementApi, (string?)tokens.AccessToken.Claims["aud"]);
        Assert.Equal("auth0|65f0a1b2c3d4e5f607182930", (string?)tokens.AccessToken.Claims["sub"]);
        Assert.Equal(HttpStatusCode.OK, roles.Status);
        Assert.Equal("insufficient_scope", clients.ErrorCode);
    }

    [Theory]
    [InlineData(Seeded.Admin, Seeded.AdminPassword, "decline")]
    [InlineData(Seeded.User, Seeded.UserPassword, "accept")]
    public async Task Who_declines_or_is_no_administrator_gets_nothing(string email, string password, string decision)
    {
        var (_, device) = await AskAsync("read:roles");

        var page = await DecideAsync(device, email, password, decision);
        var answer = await PollAsync(device);

        Assert.Contains("refused", page.Text, StringComparison.Ordinal);
        Assert.Equal("access_denied", answer.Error);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Null(answer.Raw);
    }

    [Fact]
    public async Task The_answer_tells_where_to_go_and_how_often_to_ask()
    {
        var (status, device) = await AskAsync("read:roles");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal($"{_standIn.Tenant.Issuer}activate", (string?)device["verification_uri"]);
        Assert.Equal(
            $"{_standIn.Tenant.Issuer}activate?user_code={device["user_code"]}",
            (string?)device["verification_uri_complete"]
        );
        Assert.Equal(5, (int)device["interval"]!);
        Assert.Equal(900, (int)device["expires_in"]!);
        Assert.Matches("^[A-Z]{4}-[A-Z]{4}$", (string?)device["user_code"]);
    }

    [Fact]
    public async Task Asking_too_often_is_told_and_waiting_helps()
    {
        var (_, device) = await AskAsync("read:roles");
        await PollAsync(device);

        var tooSoon = await PollAsync(device, wait: 1);
        var later = await PollAsync(device, wait: 5);

        Assert.Equal("slow_down", tooSoon.Error);
        Assert.Equal(HttpStatusCode.TooManyRequests, tooSoon.Status);
        Assert.Equal("authorization_pending", later.Error);
    }

    [Fact]
    public async Task A_code_that_nobody_confirms_expires()
    {
        var (_, device) = await AskAsync("read:roles");

        var answer = await PollAsync(device, wait: 901);

        Assert.Equal("expired_token", answer.Error);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Fact]
    public async Task A_token_is_given_once()
    {
        var (_, device) = await AskAsync("read:roles");
        await DecideAsync(device, Seeded.Admin, Seeded.AdminPassword, "accept");
        await PollAsync(device);

        var again = await PollAsync(device);

        Assert.Equal("invalid_grant", again.Error);
        Assert.Null(again.Raw);
    }

    [Fact]
    public async Task An_unknown_API_is_refused()
    {
        var (status, body) = await AskAsync("read:roles", "http://elsewhere.example/");

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal("access_denied", (string?)body["error"]);
    }

    [Fact]
    public async Task A_client_without_the_grant_is_refused()
    {
        _clientId = _standIn.Tenant.Management.ClientId;

        var (_, body) = await AskAsync("read:roles");

        Assert.NotNull((string?)body["error"]);
        Assert.Null(body["device_code"]);
    }

    [Fact]
    public async Task A_wrong_code_says_so()
    {
        using var browser = new Browser(_standIn);
        var login = await browser.OpenAsync("/activate?user_code=BBBB-BBBB");

        var page = await browser.SendAsync(
            login,
            new Dictionary<string, string> { ["username"] = Seeded.Admin, ["password"] = Seeded.AdminPassword }
        );

        Assert.Contains("no such code", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("button[value=accept]"));
    }

    private async Task<(HttpStatusCode Status, JsonObject Body)> AskAsync(string scope, string? audience = null)
    {
        using var form = new FormUrlEncodedContent([
            new("client_id", _clientId),
            new("scope", scope),
            new("audience", audience ?? _standIn.Tenant.ManagementApi),
        ]);
        using var response = await _standIn.Http.PostAsync(
            "oauth/device/code",
            form,
            TestContext.Current.CancellationToken
        );
        var body = await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        return (response.StatusCode, body!);
    }

    private async Task<BrowserPage> DecideAsync(JsonObject device, string email, string password, string decision)
    {
        using var browser = new Browser(_standIn);
        var login = await browser.OpenAsync((string)device["verification_uri_complete"]!);
        var question = await browser.SendAsync(
            login,
            new Dictionary<string, string> { ["username"] = email, ["password"] = password }
        );
        return await browser.SendAsync(question, new Dictionary<string, string>(), decision);
    }

    private Task<TokenAnswer> PollAsync(JsonObject device, int wait = 5)
    {
        _clock.Advance(TimeSpan.FromSeconds(wait));
        return new Application(_standIn, _clientId, Application.Callback).AskAsync(
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            ("device_code", (string?)device["device_code"])
        );
    }
}
