namespace McpServer.EndToEnd.Tests.Teams;

/// <summary>Counts how often it was rung: what a call of <see cref="RingBell"/> does to the world.</summary>
internal sealed class Bell
{
    private int _rings;

    public int Rings => Volatile.Read(ref _rings);

    public void Ring() => Interlocked.Increment(ref _rings);
}
