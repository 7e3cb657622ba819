using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace McpServer.Benchmarks.Micro;

/// <summary>Writes each line, and throws it away.</summary>
internal sealed class Nowhere(ITextFormatter formatter) : ILogEventSink
{
    public void Emit(LogEvent logEvent) => formatter.Format(logEvent, TextWriter.Null);
}
