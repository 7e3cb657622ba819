using McpServer.Domain.Access;

namespace McpServer.Infrastructure.Auth0.Tokens;

/// <summary>Tells who calls from the checked claims of any of Auth0's four token dialects.</summary>
internal static class TokenCaller
{
    public static Caller Of(TokenJson claims, string issuer, ValidityPeriod period)
    {
        var subject = claims.Text("sub")!;
        var client = (claims.Text("client_id") ?? claims.Text("azp"))!;
        return new()
        {
            Issuer = issuer,
            Subject = subject,
            ClientId = client,
            Granted = PermissionSet.Parse(claims.Text("scope") ?? string.Empty),
            Permissions = claims.Texts("permissions") is { } permissions ? PermissionSet.Of(permissions) : null,
            IsMachine = claims.Text("gty") is "client-credentials" || IsClientItself(subject, client),
            Organization = claims.Text("org_id"),
            Actor = claims.Object("act")?.Text("sub"),
            ExpiresAt = period.ExpiresAt,
            AcceptedUntil = period.To,
        };
    }

    // The dialects of RFC 9068 have no gty; their subject still tells.
    private static bool IsClientItself(string subject, string client) =>
        string.Equals(subject, client + "@clients", StringComparison.Ordinal);
}
