namespace McpServer.Application.Tenancy.Explaining;

/// <summary>Whether somebody can use a tool, and why.</summary>
/// <param name="Tool">The tool's name.</param>
/// <param name="Permission">The permission it needs; empty when it needs none.</param>
/// <param name="IsUsable">Whether a third-party application can be granted it for this person.</param>
/// <param name="Why">What decides.</param>
/// <param name="Change">What would change it.</param>
public sealed record ToolVerdict(string Tool, string Permission, bool IsUsable, string Why, string Change);
