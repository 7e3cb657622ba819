using Serilog.Core;
using Serilog.Events;

namespace McpServer.Host.Logging;

/// <summary>
/// Tells of an exception only what it was and where it came from: messages and stacks may hold arguments or secrets.
/// </summary>
internal sealed class WithoutStackTraces(ILogEventSink next) : ILogEventSink, IDisposable
{
    public void Emit(LogEvent logEvent) =>
        next.Emit(logEvent.Exception is null ? logEvent : WithoutException(logEvent));

    public void Dispose() => (next as IDisposable)?.Dispose();

    private static LogEvent WithoutException(LogEvent entry)
    {
        var exception = entry.Exception!;
        var thrower = exception.TargetSite is { } method ? $"{method.DeclaringType?.FullName}.{method.Name}" : null;
        var properties = entry.Properties.Select(property => new LogEventProperty(property.Key, property.Value));
        return new LogEvent(
            entry.Timestamp,
            entry.Level,
            exception: null,
            entry.MessageTemplate,
            [
                .. properties,
                new("ExceptionType", new ScalarValue(exception.GetType().FullName)),
                new("ThrownBy", new ScalarValue(thrower)),
            ],
            entry.TraceId ?? default,
            entry.SpanId ?? default
        );
    }
}
