using Microsoft.Extensions.Logging;

namespace McpServer.TestBench;

/// <summary>Keeps what is logged, at every level, and lets a test wait for it.</summary>
public sealed class RecordedLogs : ILoggerProvider
{
    private readonly Lock _gate = new();
    private readonly List<LogLine> _lines = [];
    private readonly List<(Func<LogLine, bool> IsMeant, TaskCompletionSource<LogLine> Waiting)> _waiting = [];

    public IReadOnlyList<LogLine> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>
    /// What an operator would look at. Kestrel's word that its heartbeat was slow is left out: it tells of a busy machine, and a
    /// test that fails by it tells nothing of the server.
    /// </summary>
    public IEnumerable<LogLine> Alarms =>
        Lines.Where(line =>
            line.Level >= LogLevel.Warning
            && !line.Text.Contains("the heartbeat has been running", StringComparison.Ordinal)
        );

    /// <summary>Ends with the next such line, not counting those that are there; fails when none comes.</summary>
    public Task<LogLine> NextAsync(Func<LogLine, bool> isMeant)
    {
        var waiting = new TaskCompletionSource<LogLine>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((isMeant, waiting));
        }

        return waiting.Task.WaitAsync(Patience.Limit);
    }

    public ILogger CreateLogger(string categoryName) => new Recorder(this, categoryName);

    public void Dispose() { }

    private void Add(LogLine line)
    {
        lock (_gate)
        {
            _lines.Add(line);
            _waiting.RemoveAll(entry => entry.IsMeant(line) && entry.Waiting.TrySetResult(line));
        }
    }

    private sealed class Recorder(RecordedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
            var byName = values
                .GroupBy(value => value.Key, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.First().Value, StringComparer.Ordinal);
            logs.Add(new(category, logLevel, $"{formatter(state, exception)} {exception}".TrimEnd(), byName));
        }
    }
}
