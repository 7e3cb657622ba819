using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using HdrHistogram;

namespace McpServer.Benchmarks.Load;

/// <summary>
/// Keeps every connection busy: each sends its next request as soon as its last one is answered. So the latencies are those
/// of a server at its limit, and a slower server is asked less.
/// </summary>
public sealed class LoadRun
{
    private const int MostErrors = 50;
    private const long LongestTenthsOfMicroseconds = 1_200_000_000;

    private readonly LoadPlan _plan;
    private readonly LongConcurrentHistogram _times = new(1, LongestTenthsOfMicroseconds, 3);
    private long _left;
    private long _calls;
    private long _errors;
    private int _next;
    private string? _firstError;
    private long _deadline;

    // Anywhere, so that short runs do not send the same few of many requests.
    private LoadRun(LoadPlan plan) =>
        (_plan, _left, _next) = (plan, plan.MaxCalls, RandomNumberGenerator.GetInt32(plan.Requests.Count));

    /// <param name="plan">What is sent and expected.</param>
    /// <param name="begun">Runs when all connections are open, before the first request.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<LoadResult> RunAsync(
        LoadPlan plan,
        Func<Task>? begun = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        return await new LoadRun(plan).RunAsync(begun, cancellationToken);
    }

    private async Task<LoadResult> RunAsync(Func<Task>? begun, CancellationToken cancellationToken)
    {
        var connections = Enumerable.Range(0, _plan.Connections).Select(_ => new Connection(_plan.Target)).ToList();
        try
        {
            foreach (var connection in connections)
            {
                await connection.OpenAsync(cancellationToken);
            }

            await (begun?.Invoke() ?? Task.CompletedTask);
            // A server that hangs must end the measurement, not stop it for ever.
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(_plan.Duration + TimeSpan.FromSeconds(30));
            var start = Stopwatch.GetTimestamp();
            _deadline = start + (long)(_plan.Duration.TotalSeconds * Stopwatch.Frequency);
            await Task.WhenAll(
                connections.Select(connection => Task.Run(() => KeepBusyAsync(connection, limit.Token)))
            );
            return Result(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }

    private async Task KeepBusyAsync(Connection connection, CancellationToken cancellationToken)
    {
        while (
            Stopwatch.GetTimestamp() < _deadline
            && Volatile.Read(ref _errors) < MostErrors
            && Interlocked.Decrement(ref _left) >= 0
        )
        {
            var request = _plan.Requests[(int)((uint)Interlocked.Increment(ref _next) % (uint)_plan.Requests.Count)];
            var sent = Stopwatch.GetTimestamp();
            if (await FaultOfAsync(connection, request, cancellationToken) is { } fault)
            {
                Interlocked.CompareExchange(ref _firstError, fault, null);
                Interlocked.Increment(ref _errors);
                continue;
            }

            Interlocked.Increment(ref _calls);
            var time = Stopwatch.GetElapsedTime(sent).Ticks;
            _times.RecordValue(Math.Clamp(time, 1, LongestTenthsOfMicroseconds));
        }
    }

    private async ValueTask<string?> FaultOfAsync(
        Connection connection,
        byte[] request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await connection.ExchangeAsync(request, _plan.Expected, cancellationToken);
        }
        catch (Exception exception)
            when (exception is SocketException or InvalidDataException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await connection.OpenAsync(cancellationToken);
            return exception.Message;
        }
    }

    private LoadResult Result(double seconds)
    {
        double At(double percentile) => _calls == 0 ? 0 : _times.GetValueAtPercentile(percentile) / 10.0;
        return new(_calls, seconds, _errors, _firstError, At(50), At(99), At(99.9));
    }
}
