using McpServer.Application.Ports;
using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Auth0;

public sealed class AuthorizationServerTests
{
    [Fact]
    public async Task It_is_reachable_once_a_key_is_at_hand()
    {
        await using var server = await ProtectedServer.StartAsync();

        var isReachable = await IsReachableAsync(server);

        Assert.True(isReachable);
        Assert.Equal(1, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task It_is_not_reachable_while_no_key_was_ever_fetched()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.Issuer.GoDownAsync();

        Assert.False(await IsReachableAsync(server));
        await server.Issuer.ComeBackAsync();
        server.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.True(await IsReachableAsync(server));
    }

    [Fact]
    public async Task Asking_often_does_not_ask_the_issuer_often()
    {
        await using var server = await ProtectedServer.StartAsync();

        for (var times = 0; times < 100; times++)
        {
            await IsReachableAsync(server);
        }

        Assert.Equal(1, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task It_stays_reachable_in_an_outage_while_known_keys_serve()
    {
        await using var server = await ProtectedServer.StartAsync();
        await IsReachableAsync(server);
        await server.Issuer.GoDownAsync();

        server.Clock.Advance(TimeSpan.FromHours(1));

        Assert.True(await IsReachableAsync(server));
    }

    [Fact]
    public async Task One_domain_that_is_down_does_not_make_it_unreachable()
    {
        await using var custom = await TestIssuer.StartAsync();
        await using var server = await ProtectedServer.StartAsync(("Auth0:AdditionalDomains:0", custom.Domain));
        await server.Issuer.GoDownAsync();

        Assert.True(await IsReachableAsync(server));
    }

    private static async Task<bool> IsReachableAsync(ProtectedServer server) =>
        await server.Get<IAuthorizationServer>().IsReachableAsync(TestContext.Current.CancellationToken);
}
