namespace McpServer.TestBench;

/// <summary>Counts what a piece of work allocates. Bytes are the same on every machine, where microseconds are not.</summary>
public static class AllocatedBytes
{
    private const int WarmUps = 40;
    private const int CallsOfRun = 20;
    private const int Runs = 10;

    /// <summary>How often the work is done to be counted once.</summary>
    public const int Calls = WarmUps + (CallsOfRun * Runs);

    /// <summary>
    /// The bytes of one call: the least of several runs, because what the runtime compiles or loads in between is not the
    /// work's. The work has to end on the thread on which it began.
    /// </summary>
    public static long OfOne(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        Repeat(work, WarmUps);
        var least = long.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Repeat(work, CallsOfRun);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least / CallsOfRun;
    }

    private static void Repeat(Action work, int times)
    {
        for (var time = 0; time < times; time++)
        {
            work();
        }
    }
}
