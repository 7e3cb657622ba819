namespace McpServer.Application.Contracts;

/// <summary>What became of a tool since its contract was accepted.</summary>
public enum ContractChange
{
    /// <summary>The tool is new.</summary>
    Added,

    /// <summary>The tool is there, and something of it is different.</summary>
    Changed,

    /// <summary>The tool is gone.</summary>
    Removed,
}
