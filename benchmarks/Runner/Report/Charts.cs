using McpServer.Benchmarks.Runner.Measuring;
using McpServer.Benchmarks.Runner.Peers;

namespace McpServer.Benchmarks.Runner.Report;

/// <summary>The charts of docs/performance.md, by the names of their files.</summary>
internal static class Charts
{
    public static IEnumerable<(string File, Chart Chart)> Of(Results results)
    {
        Peer[] calls = [Peer.Ours, Peer.Sdk, Peer.SdkAuth, Peer.FastMcp, Peer.Raw];
        (string File, string Title, string Scenario, string Metric, Peer[] Peers)[] charts =
        [
            (
                "performance-calls.svg",
                "Calls a second, 16 connections, one core (more is better)",
                "call/16",
                Metric.CallsPerSecond,
                calls
            ),
            (
                "performance-latency.svg",
                "p99 of a call in microseconds, 64 connections (less is better)",
                "call/64",
                Metric.P99,
                calls
            ),
            (
                "performance-cpu.svg",
                "CPU time of a call in microseconds (less is better)",
                "call/16",
                Metric.Cpu,
                calls
            ),
            ("performance-bytes.svg", "Bytes allocated a call (less is better)", "call/16", Metric.Bytes, calls),
            (
                "performance-list.svg",
                "tools/list of 1,000 tools, a second (more is better)",
                "list/1000-tools",
                Metric.CallsPerSecond,
                [Peer.Team, Peer.Sdk]
            ),
            (
                "performance-start.svg",
                "Start to the first authorised answer in ms (less is better)",
                "start",
                Metric.Start,
                calls
            ),
        ];
        foreach (var (file, title, scenario, metric, peers) in charts)
        {
            List<(string, double)> bars =
            [
                .. from peer in peers
                let value = results.Median(scenario, peer.Id, metric)
                where value is not null
                select (peer.Title, value.Value),
            ];
            if (bars.Count > 1)
            {
                yield return (file, new(title, bars));
            }
        }
    }
}
