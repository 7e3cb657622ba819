namespace McpServer.LocalAuth0;

/// <summary>The scopes of the Management API, as far as the stand-in has endpoints for them.</summary>
public static class ManagementScopes
{
    public static IReadOnlyList<string> All { get; } =
    [
        "read:tenant_settings",
        "update:tenant_settings",
        "read:connections",
        "update:connections",
        "read:resource_servers",
        "create:resource_servers",
        "update:resource_servers",
        "delete:resource_servers",
        "read:client_grants",
        "create:client_grants",
        "update:client_grants",
        "delete:client_grants",
        "read:roles",
        "create:roles",
        "update:roles",
        "delete:roles",
        "read:role_members",
        "create:role_members",
        "delete:role_members",
        "read:users",
        "update:users",
        "read:clients",
        "create:clients",
        "update:clients",
        "delete:clients",
        "read:client_keys",
    ];
}
