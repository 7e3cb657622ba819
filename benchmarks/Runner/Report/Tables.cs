using System.Globalization;
using System.Text;
using McpServer.Benchmarks.Runner.Measuring;
using McpServer.Benchmarks.Runner.Peers;

namespace McpServer.Benchmarks.Runner.Report;

/// <summary>The results as Markdown, which reads well in a terminal too.</summary>
internal static class Tables
{
    private static readonly Peer[] Peers = [Peer.Ours, Peer.Team, Peer.Sdk, Peer.SdkAuth, Peer.FastMcp, Peer.Raw];

    private static readonly (string Metric, string Title, string Format)[] Columns =
    [
        (Metric.CallsPerSecond, "calls/s", "N0"),
        (Metric.P50, "p50 us", "N0"),
        (Metric.P99, "p99 us", "N0"),
        (Metric.P999, "p99.9 us", "N0"),
        (Metric.Cpu, "CPU us/call", "N1"),
        (Metric.Bytes, "bytes/call", "N0"),
        (Metric.Resident, "RSS MB", "N0"),
        (Metric.Start, "start ms", "N0"),
        (Metric.BytesOfToken, "bytes/token", "N0"),
    ];

    /// <summary>The whole of a report.</summary>
    public static string Of(Machine machine, RunOptions options, Results results)
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{machine.Date}; {machine.Processor}, {machine.Cores} cores, {machine.System}, {machine.Runtime}; medians of {options.Rounds} rounds of {options.Seconds} s."
        );
        text.AppendLine().AppendJoin('\n', machine.Remarks().Select(remark => $"> {remark}\n")).AppendLine();
        text.AppendLine("### Goals").AppendLine().Append(GoalsOf(results));
        foreach (var goal in Goals.Of(results).Where(goal => goal is { IsMet: false, Why: not null }))
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"*{goal.Text}*: {goal.Why}");
        }

        text.AppendLine().AppendLine("### Figures").AppendLine().Append(FiguresOf(results));
        return text.ToString();
    }

    private static string GoalsOf(Results results) =>
        Table(
            ["goal", "bound", "measured", "verdict"],
            Goals.Of(results).Select(goal => (string[])[goal.Text, goal.BoundText, goal.ValueText, goal.Verdict])
        );

    private static string FiguresOf(Results results)
    {
        var all = results.All.ToList();
        var columns = Columns.Where(column => all.Exists(entry => entry.Rounds.ContainsKey(column.Metric))).ToList();
        var rows =
            from scenario in all.Select(entry => entry.Scenario).Distinct()
            from peer in Peers
            where all.Exists(entry => entry.Scenario == scenario && entry.Peer == peer.Id)
            select (string[])[scenario, peer.Title, .. columns.Select(column => Cell(results, scenario, peer, column))];
        return Table(["scenario", "server", .. columns.Select(column => column.Title)], rows);
    }

    private static string Cell(
        Results results,
        string scenario,
        Peer peer,
        (string Metric, string Title, string Format) column
    ) => results.Median(scenario, peer.Id, column.Metric)?.ToString(column.Format, CultureInfo.InvariantCulture) ?? "";

    private static string Table(string[] head, IEnumerable<string[]> rows)
    {
        List<string[]> all = [head, .. rows];
        var widths = head.Select((_, column) => all.Max(row => row[column].Length)).ToArray();
        string Line(string[] cells) =>
            $"| {string.Join(" | ", cells.Select((cell, column) => cell.PadRight(widths[column])))} |\n";
        var rule = $"|{string.Join('|', widths.Select(width => new string('-', width + 2)))}|\n";
        return Line(head) + rule + string.Concat(all.Skip(1).Select(Line));
    }
}
