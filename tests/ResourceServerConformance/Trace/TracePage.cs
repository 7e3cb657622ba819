namespace McpServer.ResourceServerConformance.Trace;

/// <summary>The page.</summary>
public static class TracePage
{
    public static string Of(IReadOnlyList<Proof> proofs) => string.Join('\n', proofs);
}
