using McpServer.Benchmarks.Runner.Measuring;

namespace McpServer.Benchmarks.Runner.Report;

/// <summary>
/// What may fail a build: bytes, which hardly move from run to run, and ratios far outside. The goals are not that; a busy
/// machine must not fail anybody's change.
/// </summary>
internal static class QuickCheck
{
    public static IEnumerable<Goal> Of(Results results)
    {
        double? Ratio(string peer, string metric) =>
            results.MedianRatio(("call/16", "ours"), ("call/16", peer), metric);

        // Measured in November 2026, on machines that were shared: 10,500 bytes, 0.8 to 1.1, and 0.13 to 0.3.
        yield return new(
            "bytes allocated a call",
            14_000,
            IsAtLeast: false,
            results.Median("call/16", "ours", Metric.Bytes)
        );
        yield return new("calls/s to the SDK without auth", 0.3, IsAtLeast: true, Ratio("sdk", Metric.CallsPerSecond));
        yield return new("calls/s to raw Kestrel", 0.03, IsAtLeast: true, Ratio("raw", Metric.CallsPerSecond));
    }
}
