using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Tests.Running;
using Microsoft.Extensions.Time.Testing;

namespace McpServer.LocalAuth0.Tests.Management;

public sealed class ManagementRequestTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    private const string Requests = "_control/management/requests";

    public async ValueTask InitializeAsync() => await standIn.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_request_is_remembered_with_its_answer()
    {
        await standIn.SwitchAsync("management/fault?kind=drop&skip=2");

        await standIn.Api.GetAsync("resource-servers/http%3A%2F%2Flocalhost%3A3001%2F?fields=id");
        await standIn.Api.SendAsync(HttpMethod.Post, "roles", """{"name":"A"}""", ("x-correlation-id", "run-7"));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => standIn.Api.PostAsync("roles", """{"name":"B"}"""));
        var requests = await ReadAsync();

        Assert.Equal(
            [
                """{"method":"GET","path":"/api/v2/resource-servers/http%3A%2F%2Flocalhost%3A3001%2F?fields=id","status":404,"correlation_id":null}""",
                """{"method":"POST","path":"/api/v2/roles","status":200,"correlation_id":"run-7"}""",
                """{"method":"POST","path":"/api/v2/roles","status":null,"correlation_id":null}""",
            ],
            requests.Select(request => request!.ToJsonString())
        );
    }

    [Fact]
    public async Task Requests_can_be_forgotten()
    {
        await standIn.Api.GetAsync("roles");

        await standIn.Http.DeleteAsync(Requests, Cancellation);

        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Every_answer_tells_how_much_is_left()
    {
        var answer = await standIn.Api.GetAsync("roles");
        var refusal = await standIn.Api.GetAsync("roles/rol_none");

        var expected = new HashSet<string>(StringComparer.Ordinal)
        {
            "X-RateLimit-Limit",
            "X-RateLimit-Remaining",
            "X-RateLimit-Reset",
        };
        Assert.Superset(expected, answer.Headers.Keys.ToHashSet(StringComparer.Ordinal));
        Assert.Superset(expected, refusal.Headers.Keys.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task More_than_the_burst_is_refused_until_time_has_passed()
    {
        var clock = new FakeTimeProvider();
        await using var own = await StandIn.StartEmptyAsync(clock);
        own.Api.Token = await own.Api.AskForTokenAsync();
        await own.SwitchAsync("management/rate?per_second=2&burst=2");

        var first = await own.Api.GetAsync("roles");
        var second = await own.Api.GetAsync("roles");
        var third = await own.Api.PostAsync("roles", """{"name":"A"}""");
        clock.Advance(TimeSpan.FromSeconds(0.5));
        var fourth = await own.Api.GetAsync("roles");
        var fifth = await own.Api.GetAsync("roles");

        Assert.Equal("2", first.Headers["X-RateLimit-Limit"]);
        Assert.Equal("1", first.Headers["X-RateLimit-Remaining"]);
        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, third.Status);
        Assert.Equal("1", third.Headers["Retry-After"]);
        Assert.Equal("too_many_requests", third.ErrorCode);
        Assert.Empty(fourth.List);
        Assert.Equal(HttpStatusCode.TooManyRequests, fifth.Status);
    }

    [Fact]
    public async Task Without_a_limit_nothing_is_refused()
    {
        await standIn.SwitchAsync("management/rate?per_second=1&burst=1");
        await standIn.SwitchAsync("management/rate?per_second=0&burst=0");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => standIn.Api.GetAsync("roles")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<JsonArray> ReadAsync() =>
        (await standIn.Http.GetFromJsonAsync<JsonArray>(Requests, Cancellation))!;
}
