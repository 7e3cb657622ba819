using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests.Management;

/// <summary>Failures that can be ordered, for tests of whoever calls the Management API.</summary>
public sealed class ManagementFaultTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    private const string Role = """{"name":"Role"}""";

    public async ValueTask InitializeAsync() => await standIn.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("500", HttpStatusCode.InternalServerError)]
    [InlineData("503", HttpStatusCode.ServiceUnavailable)]
    [InlineData("429", HttpStatusCode.TooManyRequests)]
    [InlineData("expired", HttpStatusCode.Unauthorized)]
    public async Task A_request_fails_once_and_nothing_happens(string kind, HttpStatusCode status)
    {
        await standIn.SwitchAsync($"management/fault?kind={kind}");

        var failed = await standIn.Api.PostAsync("roles", Role);
        var roles = await standIn.Api.GetAsync("roles");

        Assert.Equal(status, failed.Status);
        Assert.Equal((int)status, (int)failed.Json["statusCode"]!);
        Assert.Empty(roles.List);
    }

    [Fact]
    public async Task An_expired_token_says_so()
    {
        await standIn.SwitchAsync("management/fault?kind=expired");

        var failed = await standIn.Api.GetAsync("roles");

        Assert.Equal("Expired token received for JSON Web Token validation", failed.Message);
    }

    [Theory]
    [InlineData("", "0")]
    [InlineData("&retry_after=7", "7")]
    public async Task Too_many_requests_say_when_to_come_back(string query, string retryAfter)
    {
        await standIn.SwitchAsync($"management/fault?kind=429{query}");

        var failed = await standIn.Api.GetAsync("roles");

        Assert.Equal(retryAfter, failed.Headers["Retry-After"]);
        Assert.Equal("0", failed.Headers["X-RateLimit-Remaining"]);
        Assert.Equal("too_many_requests", failed.ErrorCode);
    }

    [Fact]
    public async Task It_waits_for_so_many_good_requests_and_ends_after_so_many_bad_ones()
    {
        await standIn.SwitchAsync("management/fault?kind=500&skip=2&times=2");

        var statuses = await StatusesAsync(6);

        Assert.Equal([200, 200, 500, 500, 200, 200], statuses);
    }

    [Fact]
    public async Task Zero_times_is_until_it_is_cleared()
    {
        await standIn.SwitchAsync("management/fault?kind=503&times=0");

        var failing = await StatusesAsync(3);
        await standIn.Http.DeleteAsync("_control/management/fault", Cancellation);
        var well = await StatusesAsync(1);

        Assert.Equal([503, 503, 503], failing);
        Assert.Equal([200], well);
    }

    [Theory]
    [InlineData("path=/api/v2/roles&method=POST")]
    [InlineData("path=roles&method=post")]
    [InlineData("path=/roles&method=POST")]
    public async Task It_can_wait_for_a_certain_request(string which)
    {
        await standIn.SwitchAsync($"management/fault?kind=500&{which}");

        var otherPath = await standIn.Api.GetAsync("clients");
        var otherMethod = await standIn.Api.GetAsync("roles");
        var failed = await standIn.Api.PostAsync("roles", Role);

        Assert.Equal(HttpStatusCode.OK, otherPath.Status);
        Assert.Equal(HttpStatusCode.OK, otherMethod.Status);
        Assert.Equal(HttpStatusCode.InternalServerError, failed.Status);
    }

    [Theory]
    [InlineData("drop", 0)]
    [InlineData("drop-after", 1)]
    public async Task A_dropped_connection_leaves_open_whether_something_happened(string kind, int created)
    {
        await standIn.Api.GetAsync("roles");
        await standIn.SwitchAsync($"management/fault?kind={kind}");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => standIn.Api.PostAsync("roles", Role));
        var roles = await standIn.Api.GetAsync("roles");

        Assert.Equal(created, roles.List.Count);
    }

    [Fact]
    public async Task A_request_that_is_not_answered_ends_when_the_client_gives_up()
    {
        await standIn.Api.GetAsync("roles");
        await standIn.SwitchAsync("management/fault?kind=timeout");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var waiting = Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            standIn.Http.GetAsync("api/v2/roles", patience.Token)
        );
        while ((await standIn.GetAsync("_control"))["now"]!["management_fault"] is not null)
        {
            await Task.Yield();
        }

        await patience.CancelAsync();
        await waiting;

        Assert.Equal(HttpStatusCode.OK, (await standIn.Api.GetAsync("roles")).Status);
    }

    [Theory]
    [InlineData("kind=418")]
    [InlineData("kind=500&times=-1")]
    [InlineData("kind=500&skip=-1")]
    [InlineData("skip=1")]
    public async Task A_wrong_fault_is_refused_and_nothing_fails(string query)
    {
        using var answer = await standIn.Http.PostAsync($"_control/management/fault?{query}", null, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal([200], await StatusesAsync(1));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<List<int>> StatusesAsync(int count)
    {
        var statuses = new List<int>();
        for (var number = 0; number < count; number++)
        {
            statuses.Add((int)(await standIn.Api.GetAsync("roles")).Status);
        }

        return statuses;
    }
}
