namespace McpServer.LocalAuth0;

/// <summary>What the stand-in is seeded with: a new tenant, the people who can log in, and who may set it up.</summary>
public sealed record LocalTenant
{
    /// <summary>With its trailing slash, as Auth0 writes it. It decides the port that the stand-in listens on.</summary>
    public string Issuer { get; init; } = "http://localhost:3002/";

    /// <summary>
    /// Where it listens instead, when something in front of it speaks TLS, such as <c>http://localhost:3012/</c>; in a
    /// container <c>http://0.0.0.0:3002/</c>, whose port is published on this machine's loopback. Null: the issuer itself.
    /// </summary>
    public string? Listen { get; init; }

    /// <summary>The audience of tokens for the tenant's own API.</summary>
    public string ManagementApi => $"{Issuer}api/v2/";

    public ManagementClient Management { get; init; } = new();

    /// <summary>What a tenant starts with: <c>audience</c> before 2026, <c>compatibility</c> since.</summary>
    public string ResourceProfile { get; init; } = "audience";

    public IReadOnlyList<TenantPerson> People { get; init; } =
    [
        new("admin@example.com", "admin", "Admin-Pass-1", "auth0", "auth0|65f0a1b2c3d4e5f607182930")
        {
            IsTenantAdministrator = true,
        },
        new("user@example.com", "user", "User-Pass-1", "auth0", "auth0|65f0a1b2c3d4e5f607182931"),
        new("guest@example.com", "guest", "Guest-Pass-1", "auth0", "auth0|65f0a1b2c3d4e5f607182932"),
        new("grace@gmail.example", null, null, "google-oauth2", "google-oauth2|108234567890123456781"),
        new("alan@gmail.example", null, null, "google-oauth2", "google-oauth2|108234567890123456782"),
    ];

    /// <summary>Null keeps everything in memory. A path keeps the tenant's state and signing keys across restarts.</summary>
    public string? DatabasePath { get; init; }
}
