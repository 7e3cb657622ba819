using System.Threading.Channels;
using McpServer.TestBench;
using Microsoft.Extensions.Time.Testing;

namespace McpServer.Infrastructure.Tests.Auth0.Management;

/// <summary>A clock that is turned by hand and tells what is waited for.</summary>
internal sealed class WatchedClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(15);

    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(base.CreateTimer(callback, state, dueTime, period), Note);
        Note(dueTime);
        return timer;
    }

    /// <summary>Ends when somebody waits, and lets that time pass; time limits are no waiting.</summary>
    public Task<TimeSpan> PassAsync() => PassAsync(wait => wait != TimeLimit);

    /// <summary>Lets the time limit of the attempt that is being made pass.</summary>
    public Task<TimeSpan> ExhaustAsync() => PassAsync(wait => wait == TimeLimit);

    private async Task<TimeSpan> PassAsync(Func<TimeSpan, bool> isMeant)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            var wait = await _timers.Reader.ReadAsync(limit.Token);
            if (isMeant(wait))
            {
                Advance(wait);
                return wait;
            }
        }
    }

    private void Note(TimeSpan dueTime)
    {
        if (dueTime > TimeSpan.Zero)
        {
            _timers.Writer.TryWrite(dueTime);
        }
    }

    // Time limits are pooled: their timers are made once and set again and again.
    private sealed class WatchedTimer(ITimer timer, Action<TimeSpan> note) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isChanged = timer.Change(dueTime, period);
            note(dueTime);
            return isChanged;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
