namespace McpServer.ResourceServerConformance.Requirements;

/// <summary>What the specification asks of a server.</summary>
/// <param name="Id">Such as <c>AZ-15</c>.</param>
/// <param name="Level">MUST, SHOULD and so on, as the specification says it.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Source">Where the specification or the RFC says it.</param>
public sealed record Requirement(string Id, string Level, string Text, string Source)
{
    /// <summary>Scenarios of the official conformance suite that look at it.</summary>
    public IReadOnlyList<string> Official { get; init; } = [];

    /// <summary>Why nothing has to prove it here.</summary>
    public string? NotApplicable { get; init; }

    /// <summary>What is not proved, and why.</summary>
    public string? Gap { get; init; }

    public bool IsMust => Level.StartsWith("MUST", StringComparison.Ordinal);
}
