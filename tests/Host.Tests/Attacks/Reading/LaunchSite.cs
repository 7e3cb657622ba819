using McpServer.Application;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Host.Tests.Attacks.Reading;

/// <summary>A server with the two tools, for tests that read it one after the other.</summary>
public sealed class LaunchSite : IAsyncLifetime
{
    private readonly Action<WebApplicationBuilder>? _adjust;

    public LaunchSite() { }

    internal LaunchSite(Action<WebApplicationBuilder> adjust) => _adjust = adjust;

    public Pad Pad { get; } = new();

    public ServerUnderTest Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Server = await ServerUnderTest.StartAsync(builder =>
        {
            builder.Services.AddSingleton(Pad);
            builder.Services.AddApplication(new AssemblyOf(typeof(LaunchRocket), typeof(CountDown)));
            _adjust?.Invoke(builder);
        });

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
