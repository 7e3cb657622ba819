namespace McpServer.LocalAuth0;

/// <summary>A role and what it permits. The permission <c>*</c> stands for every scope of the API.</summary>
public sealed record TenantRole(string Name, string Description, IReadOnlyList<string> Permissions);
