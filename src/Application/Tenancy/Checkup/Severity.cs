namespace McpServer.Application.Tenancy.Checkup;

/// <summary>What a finding means for people.</summary>
public enum Severity
{
    /// <summary>It is as it should be.</summary>
    Fine,

    /// <summary>It works, and something about it is risky or surprising.</summary>
    Warning,

    /// <summary>People cannot sign in, or not use their tools, or can do more than they should.</summary>
    Error,
}
