namespace McpServer.Benchmarks.Runner;

/// <summary>The folders and the cores of a run.</summary>
/// <param name="Root">The repository.</param>
/// <param name="IsPinned">Whether servers and load have cores of their own.</param>
internal sealed record Workplace(string Root, bool IsPinned)
{
    public const string ServerCore = "0";
    public const string TwoCores = "0,1";

    public string Artifacts { get; } = Path.Combine(Root, "artifacts", "benchmarks");
}
