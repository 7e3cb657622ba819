namespace McpServer.LocalAuth0;

/// <summary>What the stand-in is seeded with.</summary>
public sealed record LocalTenant
{
    /// <summary>With its trailing slash, as Auth0 writes it. It decides the port that the stand-in listens on.</summary>
    public string Issuer { get; init; } = "http://localhost:3002/";

    public required ApiResource Api { get; init; }

    public IReadOnlyList<TenantRole> Roles { get; init; } =
    [
        new("Tool Administrator", "Grants access to all MCP tools", ["*"]),
        new("Tool User", "Grants access to basic MCP tools", ["tool:whoami"]),
    ];

    public IReadOnlyList<TenantPerson> People { get; init; } =
    [
        new(
            "admin@example.com",
            "admin",
            "Admin-Pass-1",
            "auth0",
            "auth0|65f0a1b2c3d4e5f607182930",
            ["Tool Administrator"]
        ),
        new("user@example.com", "user", "User-Pass-1", "auth0", "auth0|65f0a1b2c3d4e5f607182931", ["Tool User"]),
        new("guest@example.com", "guest", "Guest-Pass-1", "auth0", "auth0|65f0a1b2c3d4e5f607182932", []),
        new("grace@gmail.example", null, null, "google-oauth2", "google-oauth2|108234567890123456781", ["Tool User"]),
        new("alan@gmail.example", null, null, "google-oauth2", "google-oauth2|108234567890123456782", []),
    ];

    public IReadOnlyList<TenantClient> Clients { get; init; } =
    [
        new("LocalMachineClient00000000000000", "local-machine-secret", "Local machine client", []),
        new(
            "tpc_LocalMcpInspector00000000",
            null,
            "MCP Inspector",
            [
                "http://localhost:6274/oauth/callback",
                "http://localhost:6274/oauth/callback/debug",
                "http://127.0.0.1:6274/oauth/callback",
                "http://127.0.0.1:6276/oauth/callback",
            ]
        ),
    ];

    /// <summary>Null keeps everything in memory. A path keeps people, clients, grants and signing keys across restarts.</summary>
    public string? DatabasePath { get; init; }
}
