using McpServer.ResourceServerConformance.Requirements;

namespace McpServer.ResourceServerConformance;

/// <summary>What came of one row.</summary>
/// <param name="Requirement">What was looked for.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Seen">What was seen, why it does not apply, or which option is missing.</param>
public sealed record RowResult(Requirement Requirement, Verdict Verdict, string Seen)
{
    public bool IsFailure => Verdict is Verdict.Failed or Verdict.Untestable;
}
