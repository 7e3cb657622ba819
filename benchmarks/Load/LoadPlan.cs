using System.Net;

namespace McpServer.Benchmarks.Load;

/// <summary>What is sent, how long, and what has to come back.</summary>
public sealed record LoadPlan
{
    public required IPEndPoint Target { get; init; }

    /// <summary>Whole requests as bytes; all connections together cycle through them.</summary>
    public required IReadOnlyList<byte[]> Requests { get; init; }

    public required Expectation Expected { get; init; }

    public int Connections { get; init; } = 16;

    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Ends after that many calls, if that is earlier.</summary>
    public long MaxCalls { get; init; } = long.MaxValue;
}
