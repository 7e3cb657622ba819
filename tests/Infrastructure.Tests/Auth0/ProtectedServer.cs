using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.TestBench;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace McpServer.Infrastructure.Tests.Auth0;

/// <summary>The infrastructure as the host registers it, in front of a real issuer and with a clock that is turned by hand.</summary>
internal sealed class ProtectedServer : IAsyncDisposable
{
    public const string Audience = "http://localhost:3001/";

    private readonly ServiceProvider _services;

    private ProtectedServer(TestIssuer issuer, IEnumerable<(string Key, string Value)> settings)
    {
        Issuer = issuer;
        Forge = new(issuer.Identifier, Audience, Clock);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Auth0:Domain", issuer.Domain), new("Auth0:Audience", Audience)])
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddInfrastructure(configuration, new HostingEnvironment { EnvironmentName = Environments.Development })
            .BuildServiceProvider(validateScopes: true);
    }

    public TestIssuer Issuer { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public RecordedLogs Logs { get; } = new();

    public TokenForge Forge { get; }

    public static async Task<ProtectedServer> StartAsync(params IEnumerable<(string Key, string Value)> settings) =>
        new(await TestIssuer.StartAsync(), settings);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<TokenVerdict> ValidateAsync(ForgedToken token) => ValidateAsync(token.Compact());

    public Task<TokenVerdict> ValidateAsync(string token) =>
        Get<IAccessTokens>()
            .ValidateAsync(token.AsMemory(), TestContext.Current.CancellationToken)
            .AsTask()
            .WaitAsync(Patience.Limit);

    /// <summary>The caller that a token is accepted for; fails the test when it is not.</summary>
    public Task<Caller> AcceptAsync(ForgedToken token) => AcceptAsync(token.Compact());

    public async Task<Caller> AcceptAsync(string token) =>
        Assert.IsType<TokenVerdict.Accepted>(await ValidateAsync(token)).Caller;

    /// <summary>The reason why a token is refused; fails the test when it is not.</summary>
    public async Task<string> RefuseAsync(ForgedToken token) => await RefuseAsync(token.Compact());

    public async Task<string> RefuseAsync(string token) =>
        Assert.IsType<TokenVerdict.Rejected>(await ValidateAsync(token)).Fault.Reason;

    /// <summary>When to ask again; fails the test when the token was decided.</summary>
    public async Task<TimeSpan> UndecidedAsync(ForgedToken token) =>
        Assert.IsType<TokenVerdict.Undecided>(await ValidateAsync(token)).RetryAfter;

    /// <summary>Ends when the next attempt to fetch keys that fails has been noted.</summary>
    public Task<LogLine> NextFailedFetchAsync() => Logs.NextAsync(line => line.Values.ContainsKey("Fault"));

    /// <summary>Ends when the next fetch that brings other keys has been noted.</summary>
    public Task<LogLine> NextNewKeysAsync() => Logs.NextAsync(line => line.Values.ContainsKey("KeyIds"));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
