namespace McpServer.Infrastructure.Auth0.Management;

/// <summary>The Management scopes that setting up a tenant can need.</summary>
internal static class ManagementScopes
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
        "read:users",
        "update:users",
        "read:clients",
        "create:clients",
        "update:clients",
        "delete:clients",
    ];

    /// <summary>What the needs name and the token lacks, sorted; nothing when it is not known what the token has.</summary>
    public static IReadOnlyList<string> Missing(IEnumerable<ScopeNeed> needs, IReadOnlySet<string>? granted) =>
        granted is null
            ? []
            :
            [
                .. needs
                    .Where(need => !need.IsMetBy(granted))
                    .SelectMany(need => need.Scopes)
                    .Where(scope => !granted.Contains(scope))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];
}
