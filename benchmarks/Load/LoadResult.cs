namespace McpServer.Benchmarks.Load;

/// <summary>What came of a load. The times are microseconds from the first byte sent to the last byte read.</summary>
public sealed record LoadResult(
    long Calls,
    double Seconds,
    long Errors,
    string? FirstError,
    double P50,
    double P99,
    double P999
)
{
    public double CallsPerSecond => Seconds > 0 ? Calls / Seconds : 0;
}
