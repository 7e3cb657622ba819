namespace McpServer.Host.Tests.Attacks.Reading;

/// <summary>Counts what may not happen.</summary>
public sealed class Pad
{
    private int _launches;

    public int Launches => Volatile.Read(ref _launches);

    public void Launch() => Interlocked.Increment(ref _launches);
}
