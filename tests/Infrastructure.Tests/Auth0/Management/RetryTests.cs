using System.Globalization;

namespace McpServer.Infrastructure.Tests.Auth0.Management;

public sealed class RetryTests
{
    private static readonly Reply Done = new(200, """{"id":"rol_1"}""");

    public static TheoryData<int> Outages { get; } = [0, 408, 500, 502, 503, 504];

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task A_post_is_not_repeated_when_it_may_have_been_done(int status)
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles", new(status, string.Empty), Done);

        var message = await run.RefuseAsync(Changes.NewRole);

        Assert.StartsWith("The tenant does not answer", message, StringComparison.Ordinal);
        Assert.Contains("create the role 'Tool User'", message, StringComparison.Ordinal);
        Assert.EndsWith("run the command again; what was done is not done twice.", message, StringComparison.Ordinal);
        Assert.Equal(["POST roles"], run.Tenant.Lines);
    }

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task A_patch_is_repeated(int status)
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("PATCH roles/rol_1", new(status, string.Empty), Done);

        var changed = run.CarryOutAsync(Changes.OtherRole);
        await run.Clock.PassAsync();

        Assert.Equal("rol_1", await changed);
        Assert.Equal(["PATCH roles/rol_1", "PATCH roles/rol_1"], run.Tenant.Lines);
    }

    [Fact]
    public async Task A_post_whose_answer_is_lost_on_a_connection_that_was_used_before_is_not_repeated()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles", Done, Reply.Lost, Done);
        await run.CarryOutAsync(Changes.NewRole);

        await run.RefuseAsync(Changes.NewRole);

        Assert.Equal(["POST roles", "POST roles"], run.Tenant.Lines);
    }

    [Fact]
    public async Task A_delete_whose_answer_is_lost_is_repeated_and_done()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("DELETE roles/rol_1", Reply.Lost, Reply.Fault(404, "The role does not exist."));

        var deleted = run.CarryOutAsync(Changes.NoRole);
        await run.Clock.PassAsync();

        Assert.Equal("rol_1", await deleted);
    }

    [Fact]
    public async Task A_patch_that_is_not_answered_in_time_is_repeated()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("PATCH roles/rol_1", Reply.None, Done);

        var changed = run.CarryOutAsync(Changes.OtherRole);
        await run.Tenant.AskedAsync(1);
        await run.Clock.ExhaustAsync();
        await run.Clock.PassAsync();

        Assert.Equal("rol_1", await changed);
        Assert.Equal(2, run.Tenant.Received.Count);
    }

    [Fact]
    public async Task A_post_that_is_not_answered_in_time_is_not_repeated()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles", Reply.None, Done);

        var refused = run.RefuseAsync(Changes.NewRole);
        await run.Tenant.AskedAsync(1);
        await run.Clock.ExhaustAsync();

        Assert.StartsWith("The tenant does not answer", await refused, StringComparison.Ordinal);
        Assert.Single(run.Tenant.Received);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("3600", 60)]
    [InlineData("Mon, 23 Nov 2026 09:00:09 GMT", 9)]
    public async Task A_post_that_came_too_soon_is_repeated_when_the_tenant_says(string retryAfter, int seconds)
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles", new Reply(429, string.Empty) { Header = ("Retry-After", retryAfter) }, Done);

        var made = run.CarryOutAsync(Changes.NewRole);
        var wait = await run.Clock.PassAsync();

        Assert.Equal("rol_1", await made);
        Assert.Equal(TimeSpan.FromSeconds(seconds), wait);
        Assert.Equal(2, run.Tenant.Received.Count);
    }

    [Fact]
    public async Task Without_a_word_when_to_retry_the_reset_of_the_limit_tells()
    {
        await using var run = await TenantOperator.StartAsync();
        var reset = run.Clock.GetUtcNow().AddSeconds(4).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        run.Tenant.On("POST roles", new Reply(429, string.Empty) { Header = ("X-RateLimit-Reset", reset) }, Done);

        var made = run.CarryOutAsync(Changes.NewRole);
        var wait = await run.Clock.PassAsync();

        Assert.Equal("rol_1", await made);
        Assert.Equal(TimeSpan.FromSeconds(4), wait);
    }

    [Theory]
    [InlineData("X-RateLimit-Reset", "1")]
    [InlineData("X-RateLimit-Reset", "soon")]
    [InlineData("X-RateLimit-Reset", "99999999999999999")]
    [InlineData("Retry-After", "soon")]
    public async Task What_says_nothing_leaves_the_wait_to_us(string name, string value)
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles", new Reply(429, string.Empty) { Header = (name, value) }, Done);

        var made = run.CarryOutAsync(Changes.NewRole);
        var wait = await run.Clock.PassAsync();

        Assert.Equal("rol_1", await made);
        Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Five_attempts_are_enough()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles", new Reply(429, string.Empty) { Header = ("Retry-After", "1") });

        var refused = run.RefuseAsync(Changes.NewRole);
        for (var waits = 0; waits < 4; waits++)
        {
            await run.Clock.PassAsync();
        }

        Assert.Equal(
            "The tenant is asked too much, and refused several times to create the role 'Tool User': wait a minute, then run "
                + "the command again; what was done is not done twice.",
            await refused
        );
        Assert.Equal(5, run.Tenant.Received.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(422)]
    public async Task What_is_refused_is_not_repeated(int status)
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("PATCH roles/rol_1", Reply.Fault(status, "No."), Done);

        await run.RefuseAsync(Changes.OtherRole);

        Assert.Single(run.Tenant.Received);
    }

    [Fact]
    public async Task Requests_keep_the_pace()
    {
        await using var run = await TenantOperator.StartAsync(
            ("Management:ApiToken", TenantOperator.Opaque),
            ("Management:RequestsPerSecond", "4")
        );
        run.Tenant.On("PATCH roles/rol_1", Done);
        var start = TimeProvider.System.GetTimestamp();

        for (var request = 0; request < 6; request++)
        {
            await run.CarryOutAsync(Changes.OtherRole);
        }

        // Four at once, then one each quarter of a second; timers are a little early at times.
        Assert.True(TimeProvider.System.GetElapsedTime(start) > TimeSpan.FromMilliseconds(400));
    }
}
