using System.Collections.Concurrent;
using McpServer.Application.Ports;
using McpServer.Domain.Audit;

namespace McpServer.EndToEnd.Tests.Running;

/// <summary>Keeps the audit in memory, for tests to ask what ran.</summary>
public sealed class RecordedAudit : IAuditLog
{
    private readonly ConcurrentQueue<AuditEntry> _entries = new();

    public ValueTask AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        _entries.Enqueue(entry);
        return ValueTask.CompletedTask;
    }

    /// <summary>What one client did, told as <c>tool: outcome</c>; every client of a test registers anew.</summary>
    public IReadOnlyList<string> Of(string clientId) =>
        [
            .. _entries
                .Where(entry => entry.ClientId == clientId)
                .Select(entry => $"{entry.Tool?.Value ?? "nothing"}: {entry.Outcome}"),
        ];
}
