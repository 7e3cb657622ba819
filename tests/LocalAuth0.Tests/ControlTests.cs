using System.Net;
using McpServer.LocalAuth0.Tests.Running;
using McpServer.TestBench;
using Microsoft.Extensions.Time.Testing;

namespace McpServer.LocalAuth0.Tests;

public sealed class ControlTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await standIn.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_token_has_all_scopes_of_the_person_when_none_are_named()
    {
        var admin = new AccessToken(await standIn.TokenAsync(Seeded.Admin));
        var guest = new AccessToken(await standIn.TokenAsync(Seeded.Guest));
        var narrow = new AccessToken(await standIn.TokenAsync(Seeded.Admin, "&scope=tool:greet&client_id=mine"));
        var wide = new AccessToken(await standIn.TokenAsync(Seeded.User, "&scope=tool:greet tool:whoami"));

        Assert.Equal("tool:greet tool:whoami", admin.Scope);
        Assert.Null(guest.Scope);
        Assert.Equal("tool:greet", narrow.Scope);
        Assert.Equal("mine", (string?)narrow.Claims["client_id"]);
        Assert.Equal("tool:whoami", wide.Scope);
    }

    [Theory]
    [InlineData("admin", "auth0|")]
    [InlineData("admin@example.com", "auth0|")]
    [InlineData("grace@gmail.example", "google-oauth2|")]
    public async Task A_person_is_named_by_username_or_address(string name, string subject)
    {
        var token = new AccessToken(await standIn.TokenAsync(name));

        Assert.StartsWith(subject, (string?)token.Claims["sub"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_no_token_for_somebody_unknown()
    {
        using var response = await standIn.Http.GetAsync(
            "_control/token?as=nobody@example.com",
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Rotating_makes_the_next_key_current_and_keeps_the_previous_published()
    {
        var before = await KeysAsync(standIn);
        var signer = Kid(await standIn.TokenAsync(Seeded.Admin));

        await standIn.SwitchAsync("keys/rotate");
        var after = await KeysAsync(standIn);
        var newSigner = Kid(await standIn.TokenAsync(Seeded.Admin));

        Assert.Contains(signer, before);
        Assert.Contains(newSigner, before);
        Assert.NotEqual(signer, newSigner);
        Assert.Contains(signer, after);
        Assert.Equal(3, after.Count);
    }

    [Fact]
    public async Task Revoking_the_previous_key_unpublishes_it()
    {
        var signer = Kid(await standIn.TokenAsync(Seeded.Admin));
        await standIn.SwitchAsync("keys/rotate");

        await standIn.SwitchAsync("keys/revoke?key=previous");

        Assert.DoesNotContain(signer, await KeysAsync(standIn));
    }

    [Fact]
    public async Task Revoking_the_current_key_unpublishes_it_and_the_next_takes_over()
    {
        var signer = Kid(await standIn.TokenAsync(Seeded.Admin));

        await standIn.SwitchAsync("keys/revoke?key=current");
        var keys = await KeysAsync(standIn);

        Assert.DoesNotContain(signer, keys);
        Assert.Contains(Kid(await standIn.TokenAsync(Seeded.Admin)), keys);
    }

    [Fact]
    public async Task The_key_endpoint_can_be_down_and_malformed_and_up_again()
    {
        await standIn.SwitchAsync("keys/endpoint?state=down");
        using var down = await standIn.Http.GetAsync(Keys, TestContext.Current.CancellationToken);
        await standIn.SwitchAsync("keys/endpoint?state=malformed");
        var malformed = await standIn.Http.GetStringAsync(Keys, TestContext.Current.CancellationToken);
        await standIn.SwitchAsync("keys/endpoint?state=up");
        var up = await KeysAsync(standIn);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, down.StatusCode);
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => System.Text.Json.JsonDocument.Parse(malformed));
        Assert.NotEmpty(up);
    }

    [Fact]
    public async Task The_key_endpoint_can_be_slow_by_the_given_clock()
    {
        var clock = new FakeTimeProvider();
        await using var own = await StandIn.StartAsync(clock);
        await own.SwitchAsync("keys/endpoint?state=slow&seconds=20");

        var answer = own.Http.GetAsync(Keys, TestContext.Current.CancellationToken);
        await Patience.TurnUntilAsync(answer, () => clock.Advance(TimeSpan.FromSeconds(20)));

        using var response = await answer;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Keys_can_be_published_without_an_algorithm()
    {
        await standIn.SwitchAsync("keys/alg?on=false");
        var keys = (await standIn.GetAsync(Keys))["keys"]!.AsArray();

        Assert.All(keys, key => Assert.False(key!.AsObject().ContainsKey("alg")));
    }

    [Fact]
    public async Task The_clock_can_be_off()
    {
        var clock = new FakeTimeProvider();
        await using var own = await StandIn.StartAsync(clock);

        await own.SwitchAsync("clock?skew=-120");
        var token = new AccessToken(await own.TokenAsync(Seeded.Admin));

        Assert.Equal(clock.GetUtcNow().ToUnixTimeSeconds() - 120, (long)token.Claims["iat"]!);
    }

    [Fact]
    public async Task Expiring_ends_refresh_tokens_and_every_new_access_token()
    {
        var clock = new FakeTimeProvider();
        await using var own = await StandIn.StartAsync(clock);
        var application = await Application.RegisterAsync(own);
        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword);

        await own.SwitchAsync("tokens/expire");
        var refreshed = await application.RefreshAsync(tokens.RefreshToken!);
        var fresh = new AccessToken(await own.TokenAsync(Seeded.Admin));

        Assert.Equal("invalid_grant", refreshed.Error);
        Assert.True((long)fresh.Claims["exp"]! < clock.GetUtcNow().ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Reset_brings_back_the_empty_tenant_and_keeps_the_keys()
    {
        await standIn.SwitchAsync("keys/alg?on=false");
        await standIn.SwitchAsync("people?email=one-more@example.com");
        await Application.RegisterAsync(standIn);
        var keys = await KeysAsync(standIn);

        await standIn.SwitchAsync("reset");

        Assert.Empty((await standIn.GetAsync("_control"))["apis"]!.AsArray());
        Assert.Equal(1, await standIn.CountAsync("clients"));
        Assert.Equal(5, await standIn.CountAsync("people"));
        Assert.Equal(keys, await KeysAsync(standIn));
    }

    [Theory]
    [InlineData("dialect?value=other")]
    [InlineData("dialect")]
    [InlineData("keys/endpoint?state=other")]
    [InlineData("keys/endpoint?state=7")]
    [InlineData("keys/revoke?key=next")]
    [InlineData("clock?skew=soon")]
    [InlineData("registration?on=maybe")]
    public async Task A_wrong_switch_says_so_and_changes_nothing(string switchAndQuery)
    {
        var before = (await standIn.GetAsync("_control"))["now"]!.ToJsonString();

        using var response = await standIn.Http.PostAsync(
            $"_control/{switchAndQuery}",
            null,
            TestContext.Current.CancellationToken
        );
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty(text);
        Assert.Equal(before, (await standIn.GetAsync("_control"))["now"]!.ToJsonString());
    }

    private const string Keys = ".well-known/jwks.json";

    private static string Kid(string token) => (string)new AccessToken(token).Header["kid"]!;

    private static async Task<List<string>> KeysAsync(StandIn standIn) =>
        [.. (await standIn.GetAsync(Keys))["keys"]!.AsArray().Select(key => (string)key!["kid"]!)];
}
