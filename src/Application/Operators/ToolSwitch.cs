namespace McpServer.Application.Operators;

/// <summary>What an operator decides about one tool; section <c>Tools:{name}</c>. Nothing here loosens what a tool declares.</summary>
public sealed class ToolSwitch
{
    public const string Section = "Tools";

    /// <summary>False hides the tool from everybody, as if it did not exist.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Permissions that every call needs beside the tool's own; they must stand in the catalog.</summary>
    public IList<string> AlsoNeeds { get; } = [];

    /// <summary>
    /// Whether clients that cannot ask a person may call it nevertheless, when it needs an approval. Their callers are
    /// then trusted to have asked.
    /// </summary>
    public bool AllowWithoutApproval { get; set; }
}
