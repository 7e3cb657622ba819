using System.Text.Json;
using McpServer.Benchmarks.Runner.Measuring;

namespace McpServer.Benchmarks.Runner.Report;

/// <summary>Writes what a run found.</summary>
internal static class Files
{
    private const string Begin = "<!-- measured: written by benchmarks/run -->";
    private const string End = "<!-- /measured -->";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>Every round of every metric, for programs.</summary>
    public static async Task WriteJsonAsync(string file, Machine machine, RunOptions options, Results results)
    {
        var report = new
        {
            machine,
            options,
            goals = Goals
                .Of(results)
                .Select(goal => new
                {
                    goal.Text,
                    goal.Bound,
                    goal.IsAtLeast,
                    goal.Value,
                    goal.IsMet,
                }),
            results = results.All.Select(entry => new
            {
                entry.Scenario,
                entry.Peer,
                medians = entry.Rounds.ToDictionary(pair => pair.Key, pair => Results.MedianOf(pair.Value)),
                entry.Rounds,
            }),
        };
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, Json) + '\n');
    }

    public static async Task WriteChartsAsync(string folder, Results results)
    {
        Directory.CreateDirectory(folder);
        foreach (var (file, chart) in Charts.Of(results))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, file), chart.ToSvg());
        }
    }

    /// <summary>Puts the tables in their place in a page.</summary>
    public static async Task ReplaceAsync(string page, string tables)
    {
        var text = await File.ReadAllTextAsync(page);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new BenchmarkException($"{page} has no place for the tables: write '{Begin}' and '{End}' into it.");
        }

        await File.WriteAllTextAsync(page, $"{text[..(begin + Begin.Length)]}\n\n{tables}\n{text[end..]}");
    }
}
