using System.Runtime;
using McpServer.Host.Settings;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Rehearsing;

/// <summary>
/// Has the way of a call compiled before the server says that it is ready: .NET compiles what is called often a second and a
/// third time, and until then serves a fraction of what it will. Requests that come meanwhile are served.
/// </summary>
internal sealed partial class WarmUp(
    IOptions<ServerOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<WarmUp> log
) : BackgroundService
{
    // Enough that a method counts as called often.
    private const int PlaysAtOnce = 12;

    // Something is always compiled, such as for the log line of a minute.
    private const long FewMethods = 10;

    private const int QuietPauses = 3;

    // The runtime compiles in the background, and for a moment only looks at what is called.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    // Whoever calls as soon as the server listens comes first.
    private static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(300);

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
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, limit.Token);
        try
        {
            await RehearseAsync(end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // It took long enough, or the server stops.
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

    private async Task RehearseAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(HeadStart, clock, cancellationToken);
        await using var stage = await Stage.OpenAsync(cancellationToken);
        for (var quiet = 0; quiet < QuietPauses; )
        {
            var before = JitInfo.GetCompiledMethodCount();
            for (var play = 0; play < PlaysAtOnce; play++)
            {
                _ = await stage.PlayAsync(cancellationToken);
            }

            await Task.Delay(Pause, clock, cancellationToken);
            quiet = JitInfo.GetCompiledMethodCount() - before < FewMethods ? quiet + 1 : 0;
        }
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
