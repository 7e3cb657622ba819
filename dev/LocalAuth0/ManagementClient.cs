namespace McpServer.LocalAuth0;

/// <summary>The machine client that may call the Management API of a new tenant, and sets it up.</summary>
public sealed record ManagementClient
{
    public string ClientId { get; init; } = "LocalManagementClient0000000000";

    public string Secret { get; init; } = "local-management-secret";

    public string Name { get; init; } = "Local management client";

    public IReadOnlyList<string> Scopes { get; init; } = ManagementScopes.All;
}
