using System.Diagnostics.CodeAnalysis;
using McpServer.Application.Ports;
using McpServer.Domain.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace McpServer.Benchmarks.Micro;

/// <summary>The application behind ports that do nothing: what is measured is its own.</summary>
internal sealed class QuietPorts(Caller caller)
    : ICallerAccessor,
        IAuditLog,
        IKeepAlive,
        ICallProgress,
        IStateSeal,
        IOnceStore,
        IAsyncDisposable
{
    public static readonly Caller Ada = new()
    {
        Issuer = "https://tenant.example.com/",
        Subject = "auth0|6553da60a54af58e29493993",
        ClientId = "tpc_vbc2Y77hGZfbhkSi7y3gTh",
        Granted = PermissionSet.Parse("tool:greet tool:whoami"),
        Permissions = PermissionSet.Parse("tool:greet tool:whoami"),
        ExpiresAt = DateTimeOffset.MaxValue,
    };

    public Caller Caller => caller;

    public static IServiceCollection Services(Caller caller)
    {
        var ports = new QuietPorts(caller);
        return new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<ICallerAccessor>(ports)
            .AddSingleton<IAuditLog>(ports)
            .AddSingleton<IKeepAlive>(ports)
            .AddSingleton<ICallProgress>(ports)
            .AddSingleton<IStateSeal>(ports)
            .AddSingleton<IOnceStore>(ports);
    }

    public ValueTask AppendAsync(Domain.Audit.AuditEntry entry, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    public IAsyncDisposable Begin() => this;

    public void Report(double done, double? total = null, string? message = null) { }

    public string Seal(ReadOnlySpan<byte> state) => throw new NotSupportedException();

    public bool TryOpen(string sealedState, [NotNullWhen(true)] out byte[]? state) => throw new NotSupportedException();

    public ValueTask<string?> AddAsync(
        string key,
        string value,
        TimeSpan lifetime,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public ValueTask ReplaceAsync(string key, string value, TimeSpan lifetime, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask RemoveAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
