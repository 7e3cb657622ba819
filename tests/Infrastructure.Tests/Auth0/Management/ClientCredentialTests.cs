using McpServer.Application.Tenancy;

namespace McpServer.Infrastructure.Tests.Auth0.Management;

public sealed class ClientCredentialTests
{
    private const string Token = "POST /oauth/token";

    [Fact]
    public async Task An_application_asks_for_a_token_once_however_many_ask_at_once()
    {
        await using var run = await TenantOperator.StartAsApplicationAsync();
        run.Tenant.On(Token, """{"access_token":"one","expires_in":86400}""");
        run.Tenant.On("PATCH roles/rol_1", "{}");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => run.CarryOutAsync(Changes.OtherRole)));

        var asked = Assert.Single(run.Tenant.Received, request => request.Line == Token);
        Assert.Equal(
            "grant_type=client_credentials&client_id=the-client&client_secret=the-secret"
                + $"&audience={Uri.EscapeDataString($"http://{run.Tenant.Domain}/api/v2/")}",
            asked.Body
        );
        Assert.Equal("application/x-www-form-urlencoded", asked.Header("Content-Type"));
        Assert.Equal("Bearer one", run.Tenant.Received[^1].Header("Authorization"));
    }

    [Theory]
    [InlineData(49, "one")]
    [InlineData(50, "two")]
    public async Task A_token_is_used_until_ten_seconds_before_it_expires(int seconds, string token)
    {
        await using var run = await TenantOperator.StartAsApplicationAsync();
        run.Tenant.On(
            Token,
            Reply.Json("""{"access_token":"one","expires_in":60}"""),
            Reply.Json("""{"access_token":"two","expires_in":60}""")
        );
        run.Tenant.On("PATCH roles/rol_1", "{}");
        await run.CarryOutAsync(Changes.OtherRole);

        run.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await run.CarryOutAsync(Changes.OtherRole);

        Assert.Equal($"Bearer {token}", run.Tenant.Received[^1].Header("Authorization"));
    }

    [Fact]
    public async Task A_token_that_is_no_longer_accepted_is_replaced_even_for_a_post()
    {
        await using var run = await TenantOperator.StartAsApplicationAsync();
        run.Tenant.On(Token, Reply.Json("""{"access_token":"one"}"""), Reply.Json("""{"access_token":"two"}"""));
        run.Tenant.On("POST roles", Reply.Fault(401, "Expired token"), Reply.Json("""{"id":"rol_1"}"""));

        var id = await run.CarryOutAsync(Changes.NewRole);

        Assert.Equal("rol_1", id);
        Assert.Equal([Token, "POST roles", Token, "POST roles"], run.Tenant.Lines);
        Assert.Equal("Bearer two", run.Tenant.Received[^1].Header("Authorization"));
    }

    [Fact]
    public async Task It_is_replaced_once()
    {
        await using var run = await TenantOperator.StartAsApplicationAsync();
        run.Tenant.On(Token, """{"access_token":"one"}""");
        run.Tenant.On("POST roles", Reply.Fault(401, "Invalid token"));

        var message = await run.RefuseAsync(Changes.NewRole);

        Assert.StartsWith("The tenant did not accept the token", message, StringComparison.Ordinal);
        Assert.Equal([Token, "POST roles", Token, "POST roles"], run.Tenant.Lines);
    }

    [Fact]
    public async Task A_token_that_was_given_is_not_replaced()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles", Reply.Fault(401, "Invalid token"));

        await run.RefuseAsync(Changes.NewRole);

        Assert.Equal(["POST roles"], run.Tenant.Lines);
    }

    [Fact]
    public async Task A_token_that_was_given_goes_before_all_else()
    {
        await using var run = await TenantOperator.StartAsync(
            ("Management:ApiToken", "given"),
            ("Management:ClientId", "the-client"),
            ("Management:ClientSecret", "the-secret"),
            ("Management:DeviceLogin", "true")
        );
        run.Tenant.On("PATCH roles/rol_1", "{}");

        await run.CarryOutAsync(Changes.OtherRole);

        Assert.Equal("Bearer given", Assert.Single(run.Tenant.Received).Header("Authorization"));
    }

    [Fact]
    public async Task Without_credentials_all_three_ways_are_told_and_nothing_is_asked()
    {
        await using var run = await TenantOperator.StartAsync(settings: []);

        var message = await run.RefuseAsync(Changes.NewRole);

        Assert.All(
            ["AUTH0_API_TOKEN", "AUTH0_CLIENT_ID", "AUTH0_CLIENT_SECRET", "--login"],
            way => Assert.Contains(way, message, StringComparison.Ordinal)
        );
        Assert.Empty(run.Tenant.Received);
    }

    [Theory]
    [InlineData(
        401,
        """{"error":"access_denied","error_description":"Unauthorized the-secret"}""",
        "does not accept the client id and secret: Unauthorized ***."
    )]
    [InlineData(
        403,
        """{"error":"unauthorized_client","error_description":"Not allowed"}""",
        "gives no token for its Management API: Not allowed."
    )]
    [InlineData(429, "", "gives no token for its Management API.")]
    [InlineData(503, "", "does not answer")]
    [InlineData(0, "", "does not answer")]
    [InlineData(200, "<html/>", "gives no token")]
    [InlineData(200, """{"token_type":"Bearer"}""", "cannot be read")]
    [InlineData(200, """{"access_token":"two\r\nlines"}""", "cannot be read")]
    public async Task A_token_that_is_not_given_is_told(int status, string body, string expected)
    {
        await using var run = await TenantOperator.StartAsApplicationAsync();
        run.Tenant.On(Token, new Reply(status, body));

        var fault = await Assert.ThrowsAsync<TenantException>(() => run.CarryOutAsync(Changes.NewRole));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-secret", fault.ToString(), StringComparison.Ordinal);
        Assert.Equal([Token], run.Tenant.Lines);
    }

    [Fact]
    public async Task An_endpoint_for_tokens_that_never_answers_is_told()
    {
        await using var run = await TenantOperator.StartAsApplicationAsync();
        run.Tenant.On(Token, Reply.None);

        var refused = run.RefuseAsync(Changes.NewRole);
        await run.Tenant.AskedAsync(1);
        await run.Clock.ExhaustAsync();

        Assert.StartsWith("The tenant does not answer", await refused, StringComparison.Ordinal);
    }
}
