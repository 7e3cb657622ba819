using McpServer.Benchmarks.Runner.Measuring;

namespace McpServer.Benchmarks.Runner.Scenarios;

/// <summary>All groups by their names, in the order in which they run.</summary>
internal static class Suite
{
    public const string Quick = "quick";

    public static IReadOnlyList<string> Names { get; } =
    ["calls", "answers", "catalog", "refusals", "tokens", "waiting", "start", "cores"];

    /// <summary>Runs them. A group that fails is told of and left out, so that an hour of figures is not lost with it.</summary>
    /// <returns>Whether none failed.</returns>
    public static async Task<bool> RunAsync(Lab lab, Action<string> tell, CancellationToken cancellationToken)
    {
        var isWhole = true;
        foreach (var name in lab.Options.Only.Count > 0 ? lab.Options.Only : Names)
        {
            try
            {
                await RunAsync(name, lab, tell, cancellationToken);
            }
            catch (BenchmarkException exception)
            {
                tell($"{name} failed: {exception.Message}");
                isWhole = false;
            }
        }

        return isWhole;
    }

    private static Task RunAsync(string name, Lab lab, Action<string> tell, CancellationToken cancellationToken) =>
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
            _ => throw new BenchmarkException($"There is no group '{name}'; there are {string.Join(", ", Names)}."),
        };
}
