using McpServer.Benchmarks.Runner.Measuring;

namespace McpServer.Benchmarks.Runner.Scenarios;

/// <summary>All groups by their names, in the order in which they run.</summary>
internal static class Suite
{
    public const string Quick = "quick";

    public static IReadOnlyList<string> Names { get; } =
    ["calls", "answers", "catalog", "refusals", "tokens", "waiting", "start", "cores"];

    public static async Task RunAsync(Lab lab, Action<string> tell, CancellationToken cancellationToken)
    {
        foreach (var name in lab.Options.Only.Count > 0 ? lab.Options.Only : Names)
        {
            await (
                name switch
                {
                    Quick => Groups.Quick(lab).RunAsync(lab, tell, cancellationToken),
                    "calls" => Groups.Calls(lab).RunAsync(lab, tell, cancellationToken),
                    "answers" => Groups.Answers(lab).RunAsync(lab, tell, cancellationToken),
                    "catalog" => Groups.Catalog(lab).RunAsync(lab, tell, cancellationToken),
                    "refusals" => Groups.Refusals(lab).RunAsync(lab, tell, cancellationToken),
                    "tokens" => TokenScenarios.RunAsync(lab, tell, cancellationToken),
                    "waiting" => Groups.Waiting(lab).RunAsync(lab, tell, cancellationToken),
                    "start" => StartScenarios.RunAsync(lab, tell, cancellationToken),
                    "cores" => Groups.Cores(lab).RunAsync(lab, tell, cancellationToken),
                    _ => throw new BenchmarkException(
                        $"There is no group '{name}'; there are {string.Join(", ", Names)}."
                    ),
                }
            );
        }
    }
}
