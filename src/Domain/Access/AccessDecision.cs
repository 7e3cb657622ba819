namespace McpServer.Domain.Access;

/// <summary>What a tool is to a caller: granted, obtainable, or hidden.</summary>
public abstract record AccessDecision
{
    private AccessDecision() { }

    /// <summary>The caller may use the tool now.</summary>
    public sealed record Granted : AccessDecision
    {
        public static readonly Granted Instance = new();
    }

    /// <summary>The user may have what is missing: the client can ask for it and step up.</summary>
    public sealed record Obtainable(IReadOnlyList<Permission> Missing) : AccessDecision;

    /// <summary>
    /// The tool is there for the caller, but what this call needs beside it can never be theirs: a step-up would be in vain.
    /// </summary>
    public sealed record Forbidden(IReadOnlyList<Permission> Missing) : AccessDecision;

    /// <summary>To this caller the tool does not exist.</summary>
    public sealed record Hidden : AccessDecision
    {
        public static readonly Hidden Instance = new();
    }
}
