using McpServer.Application.Tenancy;

namespace McpServer.Infrastructure.Tests.Auth0.Management;

public sealed class FaultTests
{
    [Theory]
    [InlineData(
        400,
        "Payload validation error: 'x' on property name",
        "invalid_body",
        "The tenant refused to create the role 'Tool User': Payload validation error: 'x' on property name."
    )]
    [InlineData(
        403,
        "Please upgrade your subscription.",
        "insufficient_entitlement",
        "The tenant refused to create the role 'Tool User': Please upgrade your subscription."
    )]
    [InlineData(
        403,
        "Insufficient scope, expected any of: create:roles,create:role_members",
        "insufficient_scope",
        "The credentials may not create the role 'Tool User', because they lack create:roles, create:role_members: grant that to "
            + "the application under Applications > APIs > Auth0 Management API > Application Access, or use other credentials, then run the command again."
    )]
    [InlineData(
        403,
        "Insufficient scope.",
        "insufficient_scope",
        "The tenant refused to create the role 'Tool User': Insufficient scope."
    )]
    [InlineData(
        409,
        "The role exists",
        "conflict",
        "The role 'Tool User' exists already; somebody made it meanwhile. Run the command again."
    )]
    [InlineData(
        401,
        "Invalid token",
        null,
        "The tenant did not accept the token when it was to create the role 'Tool User': Invalid token. It is wrong or has expired: "
            + "check AUTH0_API_TOKEN, or AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET, or sign in again with --login."
    )]
    public async Task A_refusal_is_told_in_words(int status, string message, string? code, string expected)
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles", Reply.Fault(status, message, code));

        var told = await run.RefuseAsync(Changes.NewRole);

        Assert.Equal(expected, told);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>blocked</html>")]
    [InlineData("[1]")]
    [InlineData("""{"message":{"text":"x"}}""")]
    public async Task A_refusal_that_says_nothing_is_told_by_its_status(string body)
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles", new Reply(400, body));

        var told = await run.RefuseAsync(Changes.NewRole);

        Assert.Equal("The tenant refused to create the role 'Tool User' (status 400).", told);
    }

    [Fact]
    public async Task A_long_message_is_cut_and_stays_on_its_line()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles", Reply.Fault(400, $"a\r\nb\u001b[31m{new string('x', 1000)}"));

        var told = await run.RefuseAsync(Changes.NewRole);

        Assert.DoesNotContain(told, char.IsControl);
        Assert.InRange(told.Length, 300, 400);
    }

    [Fact]
    public async Task Nothing_but_the_message_is_shown()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles", new Reply(400, """{"message":"No","client_secret":"hush","errorCode":"hush"}"""));

        var told = await run.RefuseAsync(Changes.NewRole);

        Assert.DoesNotContain("hush", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_the_tenant_repeats_is_not_shown()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles", Reply.Fault(401, $"Bad token {TenantOperator.Opaque}"));

        var told = await run.RefuseAsync(Changes.NewRole);

        Assert.Contains("Bad token ***", told, StringComparison.Ordinal);
        Assert.DoesNotContain(TenantOperator.Opaque, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_no_json_is_told()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles", new Reply(200, "<html>a login page</html>"));

        var told = await run.RefuseAsync(Changes.NewRole);

        Assert.StartsWith($"What {run.Tenant.Domain} answered", told, StringComparison.Ordinal);
        Assert.DoesNotContain("html", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirection_is_not_followed()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles", new Reply(307, string.Empty) { Header = ("Location", "/elsewhere") });

        var told = await run.RefuseAsync(Changes.NewRole);

        Assert.EndsWith("(status 307).", told, StringComparison.Ordinal);
        Assert.Equal(["POST roles"], run.Tenant.Lines);
    }

    [Fact]
    public async Task A_tenant_that_is_down_is_told()
    {
        await using var run = await TenantOperator.StartAsync();
        await run.Tenant.DisposeAsync();

        var told = await run.RefuseAsync(Changes.NewRole);

        Assert.StartsWith($"The tenant does not answer at {run.Tenant.Domain}", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Giving_up_is_no_fault_of_the_tenant()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles", Reply.None);
        using var stop = new CancellationTokenSource();

        var givenUp = Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            run.Management.CarryOutAsync(Changes.NewRole, run.Known, stop.Token)
        );
        await run.Tenant.AskedAsync(1);
        await stop.CancelAsync();

        await givenUp;
    }

    [Fact]
    public async Task Nothing_that_is_sent_or_answered_is_ever_logged()
    {
        await using var run = await TenantOperator.StartAsApplicationAsync();
        var token = TestToken.With("create:roles");
        run.Tenant.On(
            "POST /oauth/token",
            $$"""{"access_token":"{{token}}","expires_in":3600,"scope":"create:roles"}"""
        );
        run.Tenant.On(
            "POST roles",
            new Reply(429, """{"message":"hush"}""") { Header = ("Retry-After", "1") },
            new Reply(400, "hush")
        );

        var refused = Assert.ThrowsAsync<TenantException>(() => run.CarryOutAsync(Changes.NewRole));
        await run.Clock.PassAsync();
        var fault = await refused;

        string[] words = [token, "the-secret", "hush", "Tool User", "Basic"];
        var logged = run.Logs.Lines.SelectMany(line =>
            line.Values.Values.Select(value => $"{value}").Append(line.Text)
        );
        Assert.Contains(run.Logs.Lines, line => line.Values.ContainsKey("Wait"));
        Assert.All(logged, text => Assert.DoesNotContain(words, word => text.Contains(word, StringComparison.Ordinal)));
        Assert.All(
            [token, "the-secret", "hush"],
            word => Assert.DoesNotContain(word, fault.ToString(), StringComparison.Ordinal)
        );
    }
}
