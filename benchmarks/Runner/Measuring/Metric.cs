namespace McpServer.Benchmarks.Runner.Measuring;

/// <summary>What is measured, by its name in the JSON.</summary>
internal static class Metric
{
    public const string CallsPerSecond = "calls_per_second";
    public const string P50 = "p50_us";
    public const string P99 = "p99_us";
    public const string P999 = "p99_9_us";
    public const string Cpu = "cpu_us_per_call";
    public const string Bytes = "bytes_per_call";
    public const string Resident = "rss_mb";
    public const string Start = "start_ms";
    public const string BytesOfToken = "bytes_per_remembered_token";
}
