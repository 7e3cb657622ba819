namespace McpServer.EndToEnd.Tests.Running;

/// <summary>The clock of the machine, until it is moved: then the server believes that time has passed.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private long _shiftTicks;

    public TimeSpan Shift => TimeSpan.FromTicks(Volatile.Read(ref _shiftTicks));

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Volatile.Read(ref _shiftTicks));

    public override long GetTimestamp() =>
        System.GetTimestamp()
        + (long)(Volatile.Read(ref _shiftTicks) * ((double)TimestampFrequency / TimeSpan.TicksPerSecond));

    public void Advance(TimeSpan time) => Interlocked.Add(ref _shiftTicks, time.Ticks);
}
