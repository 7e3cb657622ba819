using System.ComponentModel;

namespace McpServer.Benchmarks.Team;

/// <summary>The answer of all emitted tools.</summary>
public sealed record FillerAnswer([property: Description("The greeting.")] string Message);
