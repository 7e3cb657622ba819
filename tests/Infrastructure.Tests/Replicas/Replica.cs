using McpServer.Application.Ports;
using McpServer.TestBench;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace McpServer.Infrastructure.Tests.Replicas;

/// <summary>What one process of the server shares with others, composed as the host does.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private readonly RecordedLogs _logs = new();
    private readonly ServiceProvider _services;

    public Replica(string? redis = null, string audience = "https://mcp.example.com/")
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Auth0:Domain"] = "tenant.us.auth0.com",
            ["Auth0:Audience"] = audience,
            ["Replicas:Redis"] = redis,
        };
        var environment = Substitute.For<IHostEnvironment>();
        environment.EnvironmentName.Returns(Environments.Production);
        _services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(_logs))
            .AddSingleton<TimeProvider>(Clock)
            .AddInfrastructure(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(settings.Where(setting => setting.Value is not null))
                    .Build(),
                environment
            )
            .BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public IOnceStore Once => _services.GetRequiredService<IOnceStore>();

    public IStateSeal Seal => _services.GetRequiredService<IStateSeal>();

    public IEnumerable<string> Logged => _logs.Lines.Select(line => line.ToString());

    /// <summary>As the host does at start.</summary>
    public void CheckSettings() => _services.GetRequiredService<IStartupValidator>().Validate();

    public ValueTask<string?> AddAsync(string key, string value, TimeSpan? lifetime = null) =>
        Once.AddAsync(key, value, lifetime ?? TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    public ValueTask ReplaceAsync(string key, string value) =>
        Once.ReplaceAsync(key, value, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    public ValueTask RemoveAsync(string key) => Once.RemoveAsync(key, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
