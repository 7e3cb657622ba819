namespace McpServer.TestBench;

/// <summary>How long a test waits for what has to happen, in real time: it fails then, and does not hang.</summary>
public static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
}
