namespace McpServer.Application.Tenancy.Declaration;

/// <summary>What becomes of scopes that no tool declares.</summary>
public enum ScopeMode
{
    /// <summary>They belong to somebody else, and stay.</summary>
    Merge,

    /// <summary>The API is this server's alone, and they go.</summary>
    Exact,
}
