namespace McpServer.Infrastructure.Tests.Auth0.Management;

public sealed class DeviceSignInTests
{
    private const string Code = "POST /oauth/device/code";
    private const string Token = "POST /oauth/token";

    private static readonly Reply Pending = new(
        403,
        """{"error":"authorization_pending","error_description":"User has yet to authorize."}"""
    );
    private static readonly Reply TooFast = new(429, """{"error":"slow_down","error_description":"Too fast."}""");
    private static readonly Reply Granted = Reply.Json(
        """{"access_token":"person","expires_in":86400,"scope":"update:roles"}"""
    );

    [Fact]
    public async Task A_person_signs_in_elsewhere_and_the_command_goes_on()
    {
        await using var run = await StartAsync();
        run.Tenant.On(Token, Pending, Granted);

        var changed = run.CarryOutAsync(Changes.OtherRole);
        TimeSpan[] waits = [await run.Clock.PassAsync(), await run.Clock.PassAsync()];

        Assert.Equal("rol_1", await changed);
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)], waits);
        run.Prompt.Received(1).Show(new Uri("https://tenant.example/activate?user_code=ABCD-EFGH"), "ABCD-EFGH");
        Assert.Equal("Bearer person", run.Tenant.Received[^1].Header("Authorization"));
    }

    [Fact]
    public async Task It_asks_for_all_scopes_and_polls_without_a_secret()
    {
        await using var run = await StartAsync();
        run.Tenant.On(Token, Granted);

        var changed = run.CarryOutAsync(Changes.OtherRole);
        await run.Clock.PassAsync();
        await changed;

        var asked = run.Tenant.Received[0].Body;
        Assert.StartsWith(
            "client_id=native-app&scope=read%3Atenant_settings+update%3Atenant_settings+",
            asked,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            $"&audience={Uri.EscapeDataString($"http://{run.Tenant.Domain}/api/v2/")}",
            asked,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=dev&client_id=native-app",
            run.Tenant.Received[1].Body
        );
    }

    [Fact]
    public async Task Asked_to_slow_down_it_waits_five_seconds_longer_from_then_on()
    {
        await using var run = await StartAsync();
        run.Tenant.On(Token, TooFast, Pending, Granted);

        var changed = run.CarryOutAsync(Changes.OtherRole);
        TimeSpan[] waits = [await run.Clock.PassAsync(), await run.Clock.PassAsync(), await run.Clock.PassAsync()];

        await changed;
        Assert.Equal([7, 12, 12], waits.Select(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(502)]
    public async Task A_tenant_that_is_away_for_a_moment_is_asked_again(int status)
    {
        await using var run = await StartAsync();
        run.Tenant.On(Token, new(status, string.Empty), Granted);

        var changed = run.CarryOutAsync(Changes.OtherRole);
        await run.Clock.PassAsync();
        await run.Clock.PassAsync();

        Assert.Equal("rol_1", await changed);
    }

    [Theory]
    [InlineData("access_denied", "The sign-in was refused or cancelled")]
    [InlineData("expired_token", "Nobody signed in before the code expired")]
    [InlineData("invalid_grant", "Nobody signed in before the code expired")]
    [InlineData("unauthorized_client", "The tenant does not let you sign in: hm.")]
    public async Task A_sign_in_that_ends_otherwise_is_told(string error, string expected)
    {
        await using var run = await StartAsync();
        run.Tenant.On(Token, new Reply(403, $$"""{"error":"{{error}}","error_description":"hm"}"""));

        var refused = run.RefuseAsync(Changes.OtherRole);
        await run.Clock.PassAsync();

        Assert.StartsWith(expected, await refused, StringComparison.Ordinal);
        Assert.DoesNotContain("PATCH roles/rol_1", run.Tenant.Lines);
    }

    [Fact]
    public async Task A_code_that_nobody_confirms_expires()
    {
        await using var run = await StartAsync();
        run.Tenant.On(Token, Pending);

        var refused = run.RefuseAsync(Changes.OtherRole);
        for (var poll = 0; poll < 3; poll++)
        {
            await run.Clock.PassAsync();
        }

        Assert.StartsWith("Nobody signed in before the code expired", await refused, StringComparison.Ordinal);
        Assert.Equal(3, run.Tenant.Lines.Count(line => line == Token));
    }

    [Theory]
    [InlineData(
        403,
        """{"error":"unauthorized_client","error_description":"Grant not allowed"}""",
        "does not let you sign in: Grant not allowed."
    )]
    [InlineData(
        200,
        """{"device_code":"dev","user_code":"X","verification_uri":"javascript:alert(1)"}""",
        "cannot be read"
    )]
    [InlineData(200, """{"user_code":"X"}""", "cannot be read")]
    [InlineData(500, "", "does not answer")]
    public async Task A_sign_in_that_cannot_begin_is_told_and_nobody_is_asked(int status, string body, string expected)
    {
        await using var run = await StartAsync();
        run.Tenant.On(Code, new Reply(status, body));

        var message = await run.RefuseAsync(Changes.OtherRole);

        Assert.Contains(expected, message, StringComparison.Ordinal);
        run.Prompt.DidNotReceiveWithAnyArgs().Show(default!, default!);
        Assert.Equal([Code], run.Tenant.Lines);
    }

    private static async Task<TenantOperator> StartAsync()
    {
        var run = await TenantOperator.StartAsync(
            ("Management:DeviceLogin", "true"),
            ("Management:ClientId", "native-app"),
            ("Management:ClientSecret", "unused")
        );
        run.Tenant.On(
            Code,
            """
            {"device_code":"dev","user_code":"ABCD-EFGH","verification_uri":"https://tenant.example/activate",
            "verification_uri_complete":"https://tenant.example/activate?user_code=ABCD-EFGH","expires_in":20,"interval":7}
            """
        );
        run.Tenant.On("PATCH roles/rol_1", "{}");
        return run;
    }
}
