using System.Net.Sockets;
using System.Text;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Host.Tests.Attacks.Reading;

/// <summary>Who sends so slowly that a connection is held for long loses it, and has called nothing.</summary>
public sealed class SlowBodyTests
{
    // Kestrel looks once a second, by its own clock. The product keeps its defaults: 240 bytes a second after 5 s.
    private static readonly MinDataRate Rate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(1.1));

    [Theory]
    [InlineData("all but the last byte")]
    [InlineData("nothing")]
    public async Task A_body_that_never_ends_is_ended_and_nothing_runs(string sent)
    {
        await using var site = new LaunchSite(builder =>
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MinRequestBodyDataRate = Rate)
        );
        await site.InitializeAsync();

        var answer = await RawHttp.SendAsync(site.Server.McpUrl, sent == "nothing" ? Head(site) : Cut(site));

        Assert.Equal(408, answer.Status);
        Assert.Equal(0, site.Pad.Launches);
        Assert.Empty(site.Server.Audit.Entries);
    }

    [Fact]
    public async Task A_client_that_leaves_in_the_middle_has_called_nothing()
    {
        var ended = new EndOfRequest();
        await using var site = new LaunchSite(builder => builder.Services.AddSingleton<IStartupFilter>(ended));
        await site.InitializeAsync();
        var cancellation = TestContext.Current.CancellationToken;
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(site.Server.McpUrl.Host, site.Server.McpUrl.Port, cancellation);
            await client.GetStream().WriteAsync(Cut(site), cancellation);
        }

        await ended.Task;

        Assert.Equal(0, site.Pad.Launches);
        Assert.Empty(site.Server.Audit.Entries);
    }

    [Fact]
    public async Task The_product_does_not_switch_the_limit_off()
    {
        MinDataRate? rate = null;
        await using var site = new LaunchSite(builder =>
            builder.WebHost.ConfigureKestrel(kestrel => rate = kestrel.Limits.MinRequestBodyDataRate)
        );
        await site.InitializeAsync();

        Assert.NotNull(rate);
        Assert.InRange(rate.GracePeriod, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        Assert.InRange(rate.BytesPerSecond, 1, 10_000);
    }

    private static byte[] Cut(LaunchSite site) => [.. Head(site), .. OddBodies.OfTheRocket.For(isNewest: false)[..^1]];

    private static byte[] Head(LaunchSite site) =>
        Encoding.UTF8.GetBytes(
            RawHttp.Head(
                site.Server.McpUrl,
                "POST",
                [
                    $"Host: {site.Server.McpUrl.Authority}",
                    site.Authorization,
                    "Content-Type: application/json",
                    "Accept: application/json, text/event-stream",
                    $"Content-Length: {OddBodies.OfTheRocket.For(isNewest: false).Length}",
                ]
            )
        );

    private sealed class EndOfRequest : IStartupFilter
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _ended.Task.WaitAsync(Patience.Limit);

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    async (context, serve) =>
                    {
                        try
                        {
                            await serve(context);
                        }
                        finally
                        {
                            _ended.TrySetResult();
                        }
                    }
                );
                next(app);
            };
    }
}
