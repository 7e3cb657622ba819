namespace McpServer.LocalAuth0;

/// <summary>An application registered by hand. Without a secret it is public; without callbacks it is a machine.</summary>
public sealed record TenantClient(string ClientId, string? Secret, string Name, IReadOnlyList<string> Callbacks);
