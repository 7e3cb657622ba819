using System.Collections.Concurrent;
using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.Domain.Audit;

namespace McpServer.Testing.Ports;

/// <summary>One call: who makes it, and what it told on its way.</summary>
internal sealed class CallRecord : ICallerAccessor, IAuditLog, ICallProgress
{
    private readonly ConcurrentQueue<AuditEntry> _audited = new();
    private readonly ConcurrentQueue<ProgressReport> _reports = new();
    private Caller? _caller;

    public Caller Caller
    {
        get => _caller ?? throw new InvalidOperationException("Nobody makes this call; begin it with As(...).");
        set => _caller = value;
    }

    public IReadOnlyList<AuditEntry> Audited => [.. _audited];

    public IReadOnlyList<ProgressReport> Reports => [.. _reports];

    /// <summary>What the tool threw. Callers never see it, but whoever wrote the test has to.</summary>
    public Exception? Fault { get; set; }

    public ValueTask AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        _audited.Enqueue(entry);
        return ValueTask.CompletedTask;
    }

    public void Report(double done, double? total = null, string? message = null) =>
        _reports.Enqueue(new(done, total, message));
}
