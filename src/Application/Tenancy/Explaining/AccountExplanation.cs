using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy.Explaining;

/// <summary>One account of a person, and what it can use.</summary>
public sealed record AccountExplanation(RemoteAccount Account, IReadOnlyList<ToolVerdict> Tools);
