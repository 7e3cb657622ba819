using System.Net;
using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;

namespace McpServer.EndToEnd.Tests.Keys;

public sealed class KeyOutageTests
{
    [Fact]
    public async Task When_the_keys_can_be_read_again_the_same_token_is_good()
    {
        await using var system = await RunningSystem.StartAsync();
        await system.Tenant.TurnAsync("keys/endpoint?state=down");
        var token = await system.Tenant.TokenAsync("user@example.com");
        using var early = await RawRequest.SendAsync(system, RawRequest.ListTools(system, token));
        await system.Tenant.TurnAsync("keys/endpoint?state=up");
        system.Clock.Advance(Assert.NotNull(early.Headers.RetryAfter?.Delta));

        using var late = await RawRequest.SendAsync(system, RawRequest.ListTools(system, token));

        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
    }

    [Fact]
    public async Task Known_keys_serve_while_the_tenant_is_down()
    {
        await using var system = await RunningSystem.StartAsync();
        await using var client = await SdkClient.ConnectAsync(system, Person.User);
        await system.Tenant.TurnAsync("keys/endpoint?state=down");
        system.Clock.Advance(TimeSpan.FromMinutes(20));

        await client.CallAsync("whoami");

        Assert.Equal(["whoami: Succeeded"], client.Audit);
        Assert.Single(client.Tokens.Received);
    }
}
