using System.Text.Json.Nodes;
using McpServer.Application;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Host.Tests.Attacks.Reading;

/// <summary>A server with the two tools, for tests that read it one after the other.</summary>
public sealed class LaunchSite : IAsyncLifetime
{
    public const string Permission = "rocket:launch";

    private readonly Action<WebApplicationBuilder>? _adjust;

    public LaunchSite() { }

    internal LaunchSite(Action<WebApplicationBuilder> adjust) => _adjust = adjust;

    public Pad Pad { get; } = new();

    public ServerUnderTest Server { get; private set; } = null!;

    /// <summary>The Authorization header of a person who may have the permission, and was not granted it.</summary>
    public string Authorization =>
        $"Authorization: Bearer {Server.Forge.Person().With("permissions", new JsonArray(Permission)).Compact()}";

    public async ValueTask InitializeAsync() =>
        Server = await ServerUnderTest.StartAsync(builder =>
        {
            builder.Services.AddSingleton(Pad);
            builder.Services.AddApplication(new AssemblyOf(typeof(LaunchRocket), typeof(CountDown)));
            _adjust?.Invoke(builder);
        });

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
