using McpServer.Domain.Access;

namespace McpServer.Application.Tests;

internal static class Callers
{
    /// <summary>A person whose client was granted these scopes, and who may have nothing more.</summary>
    public static Caller With(string scopes) =>
        new()
        {
            Issuer = "https://tenant.example.com/",
            Subject = "auth0|ada",
            ClientId = "inspector",
            Granted = PermissionSet.Parse(scopes),
            Permissions = PermissionSet.Parse(scopes),
            ExpiresAt = new(2026, 3, 1, 13, 0, 0, TimeSpan.Zero),
        };

    /// <summary>A person whose client was granted these scopes, and who may have those permissions.</summary>
    public static Caller With(string scopes, string permissions) =>
        With(scopes) with
        {
            Permissions = PermissionSet.Parse(permissions),
        };
}
