using McpServer.Benchmarks.Runner.Measuring;

namespace McpServer.Benchmarks.Runner.Report;

/// <summary>The goals, most of them ratios within one run: absolute figures move with the machine.</summary>
internal static class Goals
{
    public static IReadOnlyList<Goal> Of(Results results)
    {
        // The quick comparison measures the same calls under the same names.
        double? Figure(string scenario, string peer, string metric) => results.Median(scenario, peer, metric);
        double? Ratio(string scenario, string peer, string otherScenario, string otherPeer, string metric) =>
            results.MedianRatio((scenario, peer), (otherScenario, otherPeer), metric);
        double? Speed(string other) => Ratio("call/16", "ours", "call/16", other, Metric.CallsPerSecond);
        double? Refusal(string scenario) => Ratio(scenario, "ours", "served", "ours", Metric.Cpu);

        return
        [
            AtLeast("authorised call with audit, to the SDK without auth (calls/s)", 1.4, Speed("sdk")) with
            {
                Why = Reasons.Sdk,
            },
            AtLeast("the same to the SDK with JwtBearer and filters", 2.6, Speed("sdk-auth")) with
            {
                Why = Reasons.Sdk,
            },
            AtLeast("the same to Auth0's JavaScript quickstart", 13, Speed("fastmcp")),
            AtLeast("the same to raw Kestrel", 0.5, Speed("raw")) with
            {
                Why = Reasons.Raw,
            },
            AtMost(
                "p99 at 64 connections, to the SDK without auth",
                1.0,
                Ratio("call/64", "ours", "call/64", "sdk", Metric.P99)
            ) with
            {
                Why = Reasons.Tail,
            },
            AtMost(
                "bytes allocated a call, to the SDK without auth",
                0.5,
                Ratio("call/16", "ours", "call/16", "sdk", Metric.Bytes)
            ),
            AtLeast(
                "call with 10,000 tools in the catalog, to 10 tools",
                0.9,
                Ratio("call/10000-tools", "team", "call/10-tools", "team", Metric.CallsPerSecond)
            ),
            AtLeast(
                "list of 1,000 tools, to the SDK's",
                10,
                Ratio("list/1000-tools", "team", "list/1000-tools", "sdk", Metric.CallsPerSecond)
            ),
            AtLeast(
                "10,000 tokens cycled, to one",
                0.95,
                Ratio("tokens/10000", "ours", "tokens/one", "ours", Metric.CallsPerSecond)
            ) with
            {
                Why = Reasons.Tokens,
            },
            AtMost(
                "401 for a forged token, to a good new one (CPU)",
                1.1,
                Ratio("tokens/forged", "ours", "tokens/new", "ours", Metric.Cpu)
            ),
            AtMost(
                "p99 of good callers in a flood of forged tokens, to without",
                2,
                Ratio("tokens/flooded", "ours", "tokens/one", "ours", Metric.P99)
            ) with
            {
                Why = Reasons.Flood,
            },
            AtMost("403, to a served call (CPU)", 1.0, Refusal("403/step-up")) with
            {
                Why = Reasons.Refusal,
            },
            AtMost("hidden tool, to a served call (CPU)", 1.0, Refusal("hidden")) with
            {
                Why = Reasons.Refusal,
            },
            AtMost("one remembered token (bytes)", 1024, Figure("tokens/10000", "ours", Metric.BytesOfToken)),
            AtLeast(
                "calls/s in the first 3 s after ready, to steady (2 cores)",
                0.8,
                Ratio("ramp/first-3-s", "ours", "ramp/steady", "ours", Metric.CallsPerSecond)
            ) with
            {
                Why = Reasons.Ramp,
            },
            AtMost("memory after load (MB, RSS)", 150, Figure("call/256", "ours", Metric.Resident)),
            AtMost("start to the first authorised answer (s)", 0.4, Figure("start", "ours", Metric.Start) / 1000) with
            {
                Why = Reasons.Start,
            },
            AtLeast(
                "2 cores, to 1 (calls/s)",
                1.8,
                Ratio("cores/2", "ours", "cores/1", "ours", Metric.CallsPerSecond)
            ) with
            {
                Why = Reasons.Cores,
            },
        ];
    }

    private static Goal AtLeast(string text, double bound, double? value) => new(text, bound, IsAtLeast: true, value);

    private static Goal AtMost(string text, double bound, double? value) => new(text, bound, IsAtLeast: false, value);
}
