using McpServer.Domain.Audit;

namespace McpServer.Application.Ports;

/// <summary>Keeps what happened.</summary>
public interface IAuditLog
{
    ValueTask AppendAsync(AuditEntry entry, CancellationToken cancellationToken);
}
