namespace McpServer.Host.Mcp.Sessions;

/// <summary>
/// The server's clock, counting as coarsely as the SDK 2.3.1 can reckon: it multiplies the ticks of the idle timeout by
/// the clock's frequency. At the one of Linux that overflows above a quarter of an hour, and no session would ever end.
/// </summary>
internal sealed class SessionClock(TimeProvider clock) : TimeProvider
{
    /// <summary>The longest idle timeout that can be reckoned with, rounded down.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly long _start = clock.GetTimestamp();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override long GetTimestamp() => clock.GetElapsedTime(_start).Ticks;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
