using McpServer.Infrastructure;
using Serilog.Core;
using Serilog.Events;

namespace McpServer.Host.Logging;

/// <summary>Takes the lines of the audit, or all others.</summary>
internal sealed class LinesOf(ILogEventSink next, bool audit) : ILogEventSink
{
    public void Emit(LogEvent logEvent)
    {
        if (IsAudit(logEvent) == audit)
        {
            next.Emit(logEvent);
        }
    }

    private static bool IsAudit(LogEvent entry) =>
        entry.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source)
        && source is ScalarValue { Value: InfrastructureServices.AuditCategory };
}
