using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.Domain.Audit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace McpServer.Application.Tests.Allocations;

/// <summary>The application with ports that do nothing and remember nothing: what it allocates is its own.</summary>
internal static class QuietServer
{
    public static ServiceProvider Create(Caller caller) =>
        new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<ICallerAccessor>(new Known(caller))
            .AddSingleton<IAuditLog, Deaf>()
            .AddSingleton<IKeepAlive, Deaf>()
            .AddSingleton<ICallProgress, Deaf>()
            .AddSingleton<IStateSeal, EphemeralSeal>()
            .AddSingleton<IOnceStore, MemoryOnceStore>()
            .AddTools(typeof(ApplicationServices).Assembly)
            .BuildServiceProvider();

    private sealed class Known(Caller caller) : ICallerAccessor
    {
        public Caller Caller => caller;
    }

    private sealed class Deaf : IAuditLog, IKeepAlive, ICallProgress, IAsyncDisposable
    {
        public ValueTask AppendAsync(AuditEntry entry, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public IAsyncDisposable Begin() => this;

        public void Report(double done, double? total = null, string? message = null) { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
