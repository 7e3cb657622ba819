using McpServer.Application.Ports;
using McpServer.Domain.Audit;
using Microsoft.Extensions.Logging;

namespace McpServer.Infrastructure.Audit;

/// <summary>Writes one structured log line an entry, in a category that a collector can select.</summary>
internal sealed partial class LoggedAudit(ILoggerFactory loggers) : IAuditLog
{
    public const string Category = InfrastructureServices.AuditCategory;

    private readonly ILogger _logger = loggers.CreateLogger(Category);

    // A cancelled call is still a call: its entry must not be cancelled with it.
    public ValueTask AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Call(
            _logger,
            entry.At,
            OneLine.Of(entry.Subject),
            OneLine.Of(entry.ClientId),
            OneLine.Of(entry.Organization),
            OneLine.Of(entry.Actor),
            OneLine.Of(entry.Issuer),
            entry.Tool?.Value,
            OneLine.Of(entry.Decision),
            OneLine.Of(entry.Reason),
            entry.Outcome,
            Math.Round(entry.Duration.TotalMilliseconds, 1),
            OneLine.Of(entry.ArgumentHash),
            OneLine.Of(entry.TraceId)
        );
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(
        EventId = 1,
        EventName = "Call",
        Level = LogLevel.Information,
        Message = "{Outcome} {Tool}: {Decision}, {Reason}; by {Subject} through {ClientId} in {DurationMs} ms "
            + "[organization {Organization}, actor {Actor}, issuer {Issuer}, arguments {ArgumentHash}, trace {TraceId}, at {At}]"
    )]
    private static partial void Call(
        ILogger logger,
        DateTimeOffset at,
        string? subject,
        string? clientId,
        string? organization,
        string? actor,
        string? issuer,
        string? tool,
        string? decision,
        string? reason,
        CallOutcome outcome,
        double durationMs,
        string? argumentHash,
        string? traceId
    );
}
