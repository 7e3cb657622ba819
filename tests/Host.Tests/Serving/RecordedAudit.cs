using System.Collections.Concurrent;
using McpServer.Application.Ports;
using McpServer.Domain.Audit;

namespace McpServer.Host.Tests.Serving;

/// <summary>Keeps the audit's entries, so that a test can say that nothing happened.</summary>
public sealed class RecordedAudit : IAuditLog
{
    private readonly ConcurrentQueue<AuditEntry> _entries = new();

    public IReadOnlyList<AuditEntry> Entries => [.. _entries];

    public ValueTask AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        _entries.Enqueue(entry);
        return ValueTask.CompletedTask;
    }
}
