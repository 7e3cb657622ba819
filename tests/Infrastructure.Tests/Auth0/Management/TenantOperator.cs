using McpServer.Application.Ports;
using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;
using McpServer.TestBench;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;

namespace McpServer.Infrastructure.Tests.Auth0.Management;

/// <summary>One run of a command: the services as the host registers them, in front of a real tenant of the test's own.</summary>
internal sealed class TenantOperator : IAsyncDisposable
{
    public const string Identifier = "http://localhost:3001/";
    public const string Opaque = "a-token-that-tells-nothing";

    private readonly ServiceProvider _services;

    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(
        TestContext.Current.CancellationToken
    );

    private TenantOperator(ManagedTenant tenant, IEnumerable<(string Key, string Value)> settings)
    {
        Tenant = tenant;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("Auth0:Domain", tenant.Domain),
                new("Auth0:Audience", Identifier),
                // The tenant of a test keeps any pace.
                new("Management:RequestsPerSecond", "100"),
            ])
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Prompt)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddInfrastructure(configuration, new HostingEnvironment { EnvironmentName = Environments.Development })
            .AddTenantManagement(configuration)
            .BuildServiceProvider(validateScopes: true);
    }

    public ManagedTenant Tenant { get; }

    public WatchedClock Clock { get; } = new();

    public RecordedLogs Logs { get; } = new();

    public ISignInPrompt Prompt { get; } = Substitute.For<ISignInPrompt>();

    public KnownObjects Known { get; } = new();

    public List<string> Progress { get; } = [];

    public ITenantManagement Management => _services.GetRequiredService<ITenantManagement>();

    public IPublishedDocuments Documents => _services.GetRequiredService<IPublishedDocuments>();

    /// <summary>With a token whose scopes are not known.</summary>
    public static Task<TenantOperator> StartAsync() => StartAsync(("Management:ApiToken", Opaque));

    public static async Task<TenantOperator> StartAsync(params IEnumerable<(string Key, string Value)> settings) =>
        new(await ManagedTenant.StartAsync(), settings);

    public static Task<TenantOperator> StartAsApplicationAsync() =>
        StartAsync(("Management:ClientId", "the-client"), ("Management:ClientSecret", "the-secret"));

    public Task<RemoteTenant> ReadAsync(TenantQuestion question) =>
        Management.ReadAsync(question, new Listener(Progress), _end.Token).WaitAsync(Patience.Limit);

    public Task<string> CarryOutAsync(Change change) =>
        Management.CarryOutAsync(change, Known, _end.Token).WaitAsync(Patience.Limit);

    /// <summary>What the person at the terminal reads; fails the test when the change is carried out.</summary>
    public async Task<string> RefuseAsync(Change change) =>
        (await Assert.ThrowsAsync<TenantException>(() => CarryOutAsync(change))).Message;

    public Task<IReadOnlyList<string>> MissingScopesAsync(params IReadOnlyList<Change> changes) =>
        Management
            .MissingScopesAsync(new(changes, [], []), TestContext.Current.CancellationToken)
            .WaitAsync(Patience.Limit);

    public Task<PublishedDocument> PublishedAsync(string address) =>
        Documents.ReadAsync(address, TestContext.Current.CancellationToken).WaitAsync(Patience.Limit);

    public async ValueTask DisposeAsync()
    {
        // A test that fails leaves a call behind that waits for a clock which nobody turns any more.
        await _end.CancelAsync();
        await DisposeServicesAsync();
        await Tenant.DisposeAsync();
        _end.Dispose();
    }

    // Polly waits by the clock for a call that is just ending, and nobody else turns it any more.
    private Task DisposeServicesAsync() =>
        Patience.TurnUntilAsync(_services.DisposeAsync().AsTask(), () => Clock.Advance(TimeSpan.FromSeconds(1)));

    private sealed class Listener(List<string> told) : IProgress<string>
    {
        public void Report(string value) => told.Add(value);
    }
}
