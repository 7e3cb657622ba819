namespace McpServer.Infrastructure.Auth0.Management;

/// <summary>Scopes that a call needs, or others that do as well.</summary>
/// <param name="Scopes">What is asked for.</param>
internal sealed record ScopeNeed(params IReadOnlyList<string> Scopes)
{
    /// <summary>What is enough too; empty when nothing is.</summary>
    public IReadOnlyList<string> Alternative { get; init; } = [];

    public bool IsMetBy(IReadOnlySet<string> granted) =>
        Scopes.All(granted.Contains) || (Alternative.Count > 0 && Alternative.All(granted.Contains));
}
