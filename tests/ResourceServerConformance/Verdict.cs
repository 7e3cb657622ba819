namespace McpServer.ResourceServerConformance;

/// <summary>How a row ended.</summary>
public enum Verdict
{
    Passed,
    Failed,

    /// <summary>The requirement says nothing about this server; the reason is told.</summary>
    NotApplicable,

    /// <summary>Nobody could look. It counts as failed, and the option that would let the suite look is told.</summary>
    Untestable,
}
