namespace McpServer.Domain.Tools;

/// <summary>What a tool does to the world; clients show it, and approval depends on it.</summary>
public enum ToolEffect
{
    /// <summary>Looks, and changes nothing.</summary>
    ReadsOnly,

    /// <summary>Adds or changes something that can be changed back.</summary>
    Changes,

    /// <summary>Removes or overwrites something for good.</summary>
    Destroys,
}
