using System.Net;
using System.Net.NetworkInformation;
using McpServer.Host.Rehearsing;

namespace McpServer.Host.Tests.Rehearsing;

public sealed class StageTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_rehearsed_goes_as_it_does_for_clients()
    {
        await using var stage = await Stage.OpenAsync(Cancelled);

        var statuses = await stage.PlayAsync(Cancelled);

        // Calls, one against a rule, one that is faulty, one without the permission, one without a token, one of no tool,
        // and the list; in two versions of the protocol.
        int[] each = [200, 200, 200, 200, 200, 200, 200, 200, 403, 401, 200, 200];
        Assert.Equal([.. each, .. each], statuses);
    }

    [Fact]
    public async Task It_listens_nowhere()
    {
        await using var stage = await Stage.OpenAsync(Cancelled);

        Assert.DoesNotContain(
            IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners(),
            listener => listener.Equals(new IPEndPoint(IPAddress.Loopback, StageServer.NoPort))
        );
    }

    [Fact]
    public async Task It_takes_no_connection_when_it_is_over()
    {
        var stage = await Stage.OpenAsync(Cancelled);
        await stage.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => stage.PlayAsync(Cancelled));
    }
}
