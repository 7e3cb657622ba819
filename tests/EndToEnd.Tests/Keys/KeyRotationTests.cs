using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;

namespace McpServer.EndToEnd.Tests.Keys;

public sealed class KeyRotationTests
{
    private static readonly TimeSpan LongerThanATokenLives = TimeSpan.FromHours(2);

    [Fact]
    public async Task A_client_that_is_connected_does_not_notice_a_rotation()
    {
        await using var system = await RunningSystem.StartAsync();
        await using var client = await SdkClient.ConnectAsync(system, Person.User);
        await system.Tenant.TurnAsync("keys/rotate");

        await client.CallAsync("whoami");
        await system.PassAsync(LongerThanATokenLives);
        await client.CallAsync("whoami");

        Assert.Equal(["whoami: Succeeded", "whoami: Succeeded"], client.Audit);
        Assert.Single(client.Browser.Visits);
    }

    [Fact]
    public async Task A_token_by_a_key_that_was_never_seen_is_accepted_at_once()
    {
        await using var system = await RunningSystem.StartAsync();
        await using var early = await SdkClient.ConnectAsync(system, Person.User);
        await system.Tenant.TurnAsync("keys/rotate");
        await system.Tenant.TurnAsync("keys/rotate");
        await using var late = new SdkClient(system, Person.User);

        await late.ConnectAsync();

        Assert.Equal(401, Assert.Single(late.Traffic.McpStatuses, status => status >= 400));
        Assert.Single(late.Browser.Visits);
    }
}
