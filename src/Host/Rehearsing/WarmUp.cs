using McpServer.Host.Settings;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Rehearsing;

/// <summary>
/// Has the way of a call compiled before the server says that it is ready: .NET compiles what is called often a second and a
/// third time, and on a busy machine takes half a minute to get there. Requests that come meanwhile are served.
/// </summary>
internal sealed partial class WarmUp(
    IOptions<ServerOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<WarmUp> log
) : BackgroundService
{
    // Enough that a method counts as called often.
    private const int CallsAtOnce = 40;

    // The runtime compiles when nothing new was called for a tenth of a second, and whoever asks meanwhile comes first.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

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
        try
        {
            await RehearseAsync(started, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; nobody waits for it to be warm.
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

        LogWarm(Math.Round(clock.GetElapsedTime(started).TotalSeconds, 1));
    }

    private async Task RehearseAsync(long started, CancellationToken stoppingToken)
    {
        await using var stage = new Stage();
        do
        {
            for (var call = 0; call < CallsAtOnce; call++)
            {
                foreach (var request in RehearsedRequest.All)
                {
                    stoppingToken.ThrowIfCancellationRequested();
                    _ = await stage.PlayAsync(request, stoppingToken);
                }
            }

            await Task.Delay(Pause, clock, stoppingToken);
        } while (clock.GetElapsedTime(started) < _time);
    }

    private async Task<bool> IsStartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not warm up ({Exception}); the first calls will be slow")]
    private partial void LogGivenUp(string? exception);
}
