using System.ComponentModel;

namespace McpServer.Benchmarks.Team;

/// <summary>The arguments of all emitted tools.</summary>
public abstract class Filler
{
    [Description("Who to greet.")]
    public required string Name { get; init; }
}
