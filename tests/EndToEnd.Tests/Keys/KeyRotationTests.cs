using System.Net;
using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;

namespace McpServer.EndToEnd.Tests.Keys;

public sealed class KeyRotationTests
{
    private static readonly TimeSpan LongerThanATokenLives = TimeSpan.FromHours(2);
    private static readonly TimeSpan LongerThanKeysAreKept = TimeSpan.FromMinutes(11);

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

    [Fact]
    public async Task A_token_by_a_revoked_key_is_refused()
    {
        await using var system = await RunningSystem.StartAsync();
        var token = await system.Tenant.TokenAsync("user@example.com");
        using var before = await RawRequest.SendAsync(system, RawRequest.ListTools(system, token));
        await system.Tenant.TurnAsync("keys/revoke?key=current");
        system.Clock.Advance(LongerThanKeysAreKept);

        using var after = await RawRequest.SendAsync(system, RawRequest.ListTools(system, token));

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Contains("error=\"invalid_token\"", after.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_revocation_a_client_that_may_refresh_goes_on()
    {
        await using var system = await RunningSystem.StartAsync();
        await using var client = await SdkClient.ConnectAsync(system, Person.User);
        await system.Tenant.TurnAsync("keys/revoke?key=current");
        system.Clock.Advance(LongerThanKeysAreKept);

        await client.CallAsync("whoami");

        Assert.Equal(["whoami: Succeeded"], client.Audit);
        Assert.Equal(2, client.Tokens.Received.Count);
        Assert.Single(client.Browser.Visits);
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task After_a_revocation_a_client_that_may_not_refresh_logs_in_again(string version)
    {
        await using var system = await RunningSystem.StartAsync();
        await using var client = new SdkClient(system, Person.User, version)
        {
            ChooseScopes = all => all.Where(scope => scope != "offline_access"),
        };
        await client.ConnectAsync();
        await system.Tenant.TurnAsync("keys/revoke?key=current");
        system.Clock.Advance(LongerThanKeysAreKept);

        await client.CallAsync("whoami");

        Assert.Equal(["whoami: Succeeded"], client.Audit);
        Assert.Equal(2, client.Browser.Visits.Count);
    }
}
