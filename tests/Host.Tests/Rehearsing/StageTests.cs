using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.NetworkInformation;
using McpServer.Host.Rehearsing;
using McpServer.TestBench;
using Microsoft.AspNetCore.Connections;

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
    public async Task What_it_measures_goes_by_its_own_name()
    {
        var names = new ConcurrentBag<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == StageServer.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => names.Add(instrument.Name));
        listener.Start();
        await using var stage = await Stage.OpenAsync(Cancelled);

        await stage.PlayAsync(Cancelled);

        // The server has each instrument once, so those of the usual names were not asked. Other tests play too.
        Assert.InRange(
            names.Count(name => name == "http.server.request.duration"),
            RehearsedRequest.All.Count,
            int.MaxValue
        );
    }

    [Fact]
    public async Task It_can_be_left_in_the_middle_of_a_play()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var stage = await Stage.OpenAsync(Cancelled);
            using var enough = new CancellationTokenSource();
            var play = stage.PlayAsync(enough.Token);

            await enough.CancelAsync();
            await stage.DisposeAsync();

            // It may have been over already.
            await play.WaitAsync(Patience.Limit, Cancelled).ContinueWith(_ => { }, TaskScheduler.Default);
            Assert.True(play.IsCompleted);
        }
    }

    [Fact]
    public async Task It_takes_no_connection_when_it_is_over()
    {
        var stage = await Stage.OpenAsync(Cancelled);
        await stage.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => stage.PlayAsync(Cancelled));
    }

    [Fact]
    public async Task Its_transport_takes_no_connection_when_nobody_listens_any_more()
    {
        await using var transport = new StageTransport(new DefaultMemoryPoolFactory());
        await transport.BindAsync(new IPEndPoint(IPAddress.Loopback, StageServer.NoPort), Cancelled);
        transport.Connect();

        await transport.UnbindAsync(Cancelled);

        Assert.Throws<InvalidOperationException>(transport.Connect);
        Assert.NotNull(await transport.AcceptAsync(Cancelled));
        Assert.Null(await transport.AcceptAsync(Cancelled));
    }

    private sealed class DefaultMemoryPoolFactory : IMemoryPoolFactory<byte>
    {
        public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => MemoryPool<byte>.Shared;
    }
}
