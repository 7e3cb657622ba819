using McpServer.Host.Settings;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Stopping;

/// <summary>
/// How the server stops: it is not ready any more and serves on for a moment, then takes nothing new, waits for the calls
/// that run, and ends those that take too long. Clients that only listen hear the end at once.
/// </summary>
internal sealed partial class Drain(
    RunningCalls calls,
    IOptions<ServerOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<Drain> log
) : IHostedLifecycleService, IDisposable
{
    private ITimer? _limit;
    private int _ended;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs before anything stops listening.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // Whoever stops the host directly comes here before anybody is told; readiness has to know now.
        lifetime.StopApplication();
        var server = options.Value;
        LogStopping(calls.Count, server.DrainDelay, server.DrainTime);
        if (server.DrainDelay > TimeSpan.Zero)
        {
            await Task.Delay(server.DrainDelay, clock, cancellationToken);
        }

        _limit = clock.CreateTimer(drain => ((Drain)drain!).End(), this, server.DrainTime, Timeout.InfiniteTimeSpan);
        LogWaiting(calls.Count);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs when nobody waits for an answer any more.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        LogStopped(_ended);
        return Task.CompletedTask;
    }

    public void Dispose() => _limit?.Dispose();

    private void End()
    {
        _ended = calls.Count;
        calls.EndAll();
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Stopping: not ready any more. {Calls} calls run; new ones are taken for {Delay}, running ones may take {Time} more"
    )]
    private partial void LogStopping(int calls, TimeSpan delay, TimeSpan time);

    [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for {Calls} calls that run; no new ones are taken")]
    private partial void LogWaiting(int calls);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopped. {Calls} calls took too long and were ended")]
    private partial void LogStopped(int calls);
}
