using McpServer.Infrastructure.Audit;
using Serilog.Core;
using Serilog.Events;

namespace McpServer.Host.Logging;

/// <summary>
/// Tells of an exception only what it was and where it came from, since messages and stacks may hold arguments or
/// secrets, and keeps what callers write, such as a path, from ending its line and forging the next one (CWE-117).
/// </summary>
internal sealed class SafeLines(ILogEventSink next) : ILogEventSink, IDisposable
{
    public void Emit(LogEvent logEvent) => next.Emit(IsSafe(logEvent) ? logEvent : Rewrite(logEvent));

    public void Dispose() => (next as IDisposable)?.Dispose();

    private static bool IsSafe(LogEvent entry)
    {
        if (entry.Exception is not null)
        {
            return false;
        }

        // Not through the interface, which would make an object of the enumerator.
        if (entry.Properties is not Dictionary<string, LogEventPropertyValue> properties)
        {
            return entry.Properties.Values.All(IsSafe);
        }

        foreach (var property in properties)
        {
            if (!IsSafe(property.Value))
            {
                return false;
            }
        }

        return true;
    }

    private static LogEvent Rewrite(LogEvent entry)
    {
        var properties = entry.Properties.Select(property => new LogEventProperty(property.Key, Safe(property.Value)));
        return new LogEvent(
            entry.Timestamp,
            entry.Level,
            exception: null,
            entry.MessageTemplate,
            [.. properties, .. Describe(entry.Exception)],
            entry.TraceId ?? default,
            entry.SpanId ?? default
        );
    }

    private static IEnumerable<LogEventProperty> Describe(Exception? exception) =>
        exception is null
            ? []
            :
            [
                new("ExceptionType", new ScalarValue(exception.GetType().FullName)),
                new("ThrownBy", new ScalarValue($"{exception.TargetSite?.DeclaringType}.{exception.TargetSite?.Name}")),
            ];

    private static bool IsSafe(LogEventPropertyValue value) =>
        value is not ScalarValue { Value: string text } || ReferenceEquals(OneLine.Of(text), text);

    private static LogEventPropertyValue Safe(LogEventPropertyValue value) =>
        value is ScalarValue { Value: string text } ? new ScalarValue(OneLine.Of(text)) : value;
}
