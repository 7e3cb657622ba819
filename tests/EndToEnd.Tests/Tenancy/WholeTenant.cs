namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>Tenant files that together use every kind of object: the repository's, and one with the rest.</summary>
internal sealed class WholeTenant : IDisposable
{
    public const string Machine = "Night job";

    private readonly TenantFileText _rest = new(
        $$"""
        {
          "settings": { "openRegistration": true },
          "clients": [{ "name": "{{Machine}}", "type": "machine", "permissions": ["tool:whoami"] }],
          "people": [
            { "email": "admin@example.com", "roles": ["Tool Administrator", "Tool User"] },
            { "email": "user@example.com", "roles": ["Tool User"] },
            { "email": "guest@example.com" }
          ]
        }
        """
    );

    public IReadOnlyList<string> Files => [TenantTool.File, _rest.Path];

    public void Dispose() => _rest.Dispose();
}
