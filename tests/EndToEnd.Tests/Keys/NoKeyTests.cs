using System.Net;
using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;

namespace McpServer.EndToEnd.Tests.Keys;

/// <summary>The tenant's key endpoint is down from the very start, in every test.</summary>
public sealed class NoKeyTests(RunningSystem system) : IClassFixture<RunningSystem>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await system.Tenant.TurnAsync("keys/endpoint?state=down");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Without_any_key_the_answer_is_to_come_back_later_and_not_to_log_in()
    {
        var token = await system.Tenant.TokenAsync("user@example.com");

        using var response = await RawRequest.SendAsync(system, RawRequest.ListTools(system, token));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.InRange(
            Assert.NotNull(response.Headers.RetryAfter?.Delta),
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(30)
        );
        Assert.Empty(response.Headers.WwwAuthenticate);
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task A_client_does_not_send_the_person_to_log_in_over_and_over(string version)
    {
        await using var client = new SdkClient(system, Person.User, version);

        await Assert.ThrowsAnyAsync<Exception>(client.ConnectAsync);

        Assert.Single(client.Browser.Visits);
        Assert.Contains(503, client.Traffic.McpStatuses);
        Assert.DoesNotContain(200, client.Traffic.McpStatuses);
    }
}
