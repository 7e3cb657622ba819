namespace McpServer.LocalAuth0.Tenancy;

/// <summary>A scope of the API with that identifier.</summary>
internal sealed record RolePermission(string Api, string Scope);
