using System.Net;
using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;

namespace McpServer.EndToEnd.Tests.Keys;

// A revocation is over when the test is: the next key has taken the place of the current one, for all who come later.
public sealed class RevokedKeyTests(RunningSystem system) : IClassFixture<RunningSystem>
{
    private static readonly TimeSpan LongerThanKeysAreKept = TimeSpan.FromMinutes(11);

    [Fact]
    public async Task A_token_by_a_revoked_key_is_refused()
    {
        var token = await system.Tenant.TokenAsync("user@example.com");
        using var before = await RawRequest.SendAsync(system, RawRequest.ListTools(system, token));
        await system.Tenant.TurnAsync("keys/revoke?key=current");
        await system.PassAsync(LongerThanKeysAreKept);

        using var after = await RawRequest.SendAsync(system, RawRequest.ListTools(system, token));

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Contains("error=\"invalid_token\"", after.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_revocation_a_client_that_may_refresh_goes_on()
    {
        await using var client = await SdkClient.ConnectAsync(system, Person.User);
        await system.Tenant.TurnAsync("keys/revoke?key=current");
        await system.PassAsync(LongerThanKeysAreKept);

        await client.CallAsync("whoami");

        Assert.Equal(["whoami: Succeeded"], client.Audit);
        Assert.Equal(2, client.Tokens.Received.Count);
        Assert.Single(client.Browser.Visits);
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task After_a_revocation_a_client_that_may_not_refresh_logs_in_again(string version)
    {
        await using var client = new SdkClient(system, Person.User, version)
        {
            ChooseScopes = all => all.Where(scope => scope != "offline_access"),
        };
        await client.ConnectAsync();
        await system.Tenant.TurnAsync("keys/revoke?key=current");
        await system.PassAsync(LongerThanKeysAreKept);

        await client.CallAsync("whoami");

        Assert.Equal(["whoami: Succeeded"], client.Audit);
        Assert.Equal(2, client.Browser.Visits.Count);
    }
}
