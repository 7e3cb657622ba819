using McpServer.Host.Settings;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Rehearsing;

/// <summary>
/// Has the way of a call compiled before the server says that it is ready: .NET compiles what is called often a second and a
/// third time, and until then serves a fraction of what it will. Requests that come meanwhile are served.
/// </summary>
internal sealed partial class WarmUp(
    IRehearsal rehearsal,
    IOptions<ServerOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<WarmUp> log
) : BackgroundService
{
    private readonly TimeSpan _time = options.Value.WarmUp ?? TimeSpan.Zero;
    private volatile bool _isOver;

    /// <summary>Whether the server is warm, or does not want to be.</summary>
    public bool IsOver => _isOver || _time <= TimeSpan.Zero;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (IsOver || !await IsStartedAsync(stoppingToken))
        {
            return;
        }

        var started = clock.GetTimestamp();
        using var limit = new CancellationTokenSource(_time, clock);
        // A server that is told to stop needs its processors for the calls that still run.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            stoppingToken,
            lifetime.ApplicationStopping,
            limit.Token
        );
        try
        {
            await rehearsal.RunAsync(end.Token);
            LogWarm(Math.Round(clock.GetElapsedTime(started).TotalSeconds, 1));
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            if (limit.IsCancellationRequested)
            {
                LogEnough(_time);
            }
        }
#pragma warning disable CA1031 // A server that is not warm is slow for a while; one that does not start is worse.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogGivenUp(exception.GetType().FullName);
        }
        finally
        {
            _isOver = true;
        }
    }

    private async Task<bool> IsStartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await using var onStopping = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        try
        {
            await started.Task;
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Warm after {Seconds} s")]
    private partial void LogWarm(double seconds);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Ready after {Time} of warming up, and not all is compiled yet; Server:WarmUp may say more"
    )]
    private partial void LogEnough(TimeSpan time);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not warm up ({Exception}); the first calls will be slow")]
    private partial void LogGivenUp(string? exception);
}
