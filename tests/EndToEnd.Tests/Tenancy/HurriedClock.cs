namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>The clock of the machine for one who does not wait between two attempts, and still gives each its time.</summary>
internal sealed class HurriedClock : TimeProvider
{
    // The waits between attempts are shorter, the time that an attempt has is longer.
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromSeconds(10);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(
            callback,
            state,
            dueTime > TimeSpan.Zero && dueTime < ShortestTimeout ? TimeSpan.Zero : dueTime,
            period
        );
}
