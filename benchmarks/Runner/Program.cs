using System.CommandLine;
using System.Diagnostics;
using McpServer.Benchmarks.Runner;
using McpServer.Benchmarks.Runner.Measuring;
using McpServer.Benchmarks.Runner.Report;
using McpServer.Benchmarks.Runner.Scenarios;
using McpServer.Benchmarks.Runner.Tenant;

const int IssuerPort = 24299;

// benchmarks/run builds what is measured and starts this, pinned to the cores of the load.
var root = new Option<string>("--root") { Description = "The repository.", Required = true };
var cores = new Option<int>("--cores") { Description = "How many cores the machine has.", Required = true };
var pinned = new Option<bool>("--pinned") { Description = "Whether taskset gives servers a core of their own." };
var quick = new Option<bool>("--quick")
{
    Description = "Ours, the SDK without auth and raw Kestrel in about a minute.",
};
var check = new Option<bool>("--check") { Description = "Exit code 1 when bytes or ratios are far outside." };
var docs = new Option<bool>("--docs")
{
    Description = "Writes tables into docs/performance.md and charts into docs/images.",
};
var rounds = new Option<int?>("--rounds") { Description = "How often everything is measured (16; quick 10)." };
var seconds = new Option<double?>("--seconds") { Description = "How long each measurement takes (0.5)." };
var warmUp = new Option<double?>("--warm-up")
{
    Description = "Seconds of load before a server is measured (20; quick 10).",
};
var only = new Option<string[]>("--only")
{
    Description = $"Only these groups: {string.Join(", ", Suite.Names)}.",
    AllowMultipleArgumentsPerToken = true,
};
var command = new RootCommand("Compares this server with others, in turns, in one run.")
{
    root,
    cores,
    pinned,
    quick,
    check,
    docs,
    rounds,
    seconds,
    warmUp,
    only,
};
command.SetAction(
    async (parsed, cancellationToken) =>
    {
        var isQuick = parsed.GetValue(quick);
        var options = new RunOptions(
            parsed.GetValue(rounds) ?? (isQuick ? 10 : 16),
            parsed.GetValue(seconds) ?? 0.5,
            parsed.GetValue(warmUp) ?? (isQuick ? 10 : 20),
            isQuick ? [Suite.Quick] : parsed.GetValue(only) ?? []
        );
        var place = new Workplace(parsed.GetRequiredValue(root), parsed.GetValue(pinned));
        place.Prepare();
        var machine = Machine.Here(place.IsPinned, parsed.GetValue(cores));
        var results = new Results();
        var begun = Stopwatch.GetTimestamp();
        void Tell(string line) => Console.Error.WriteLine($"{Stopwatch.GetElapsedTime(begun):mm\\:ss} {line}");
        bool isWhole;
        try
        {
            await using var issuer = await BenchmarkIssuer.StartAsync(IssuerPort, place.Artifacts);
            var lab = new Lab(place, options, issuer, results);
            isWhole = await Suite.RunAsync(lab, Tell, cancellationToken);
            var tables = Tables.Of(machine, options, results);
            await Console.Out.WriteLineAsync(tables);
            await Files.WriteJsonAsync(Path.Combine(place.Artifacts, "results.json"), machine, options, results);
            await File.WriteAllTextAsync(Path.Combine(place.Artifacts, "performance.md"), tables, cancellationToken);
            await Files.WriteChartsAsync(place.Artifacts, results);
            if (isWhole && parsed.GetValue(docs))
            {
                await Files.ReplaceAsync(Path.Combine(place.Root, "docs", "performance.md"), tables);
                await Files.WriteChartsAsync(Path.Combine(place.Root, "docs", "images"), results);
            }
        }
        catch (BenchmarkException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }

        if (!isWhole)
        {
            return 1;
        }

        return parsed.GetValue(check) ? await JudgeAsync(results) : 0;
    }
);
return await command.Parse(args).InvokeAsync();

static async Task<int> JudgeAsync(Results results)
{
    var judged = QuickCheck.Of(results).ToList();
    var failed = judged.Where(goal => goal.IsMet is not true).ToList();
    foreach (var goal in failed)
    {
        await Console.Error.WriteLineAsync(
            $"Far outside: {goal.Text} is {goal.ValueText}, and has to be {goal.BoundText}."
        );
    }

    await Console.Out.WriteLineAsync($"{judged.Count - failed.Count} passed, {failed.Count} failed");
    return failed.Count == 0 ? 0 : 1;
}
