namespace McpServer.Benchmarks.Runner;

/// <summary>How thorough a run is.</summary>
/// <param name="Rounds">How often everything is measured; the medians count.</param>
/// <param name="Seconds">How long each measurement takes.</param>
/// <param name="WarmUp">Seconds of load before a server is measured.</param>
/// <param name="Only">The groups of scenarios; empty for all.</param>
internal sealed record RunOptions(int Rounds, double Seconds, double WarmUp, IReadOnlyList<string> Only);
