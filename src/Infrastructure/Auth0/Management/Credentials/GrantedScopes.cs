using McpServer.Infrastructure.Auth0.Tokens;

namespace McpServer.Infrastructure.Auth0.Management.Credentials;

/// <summary>What a token for the Management API allows. It is read to help people, and decides nothing.</summary>
internal static class GrantedScopes
{
    public static IReadOnlySet<string> Of(string scope) =>
        scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>The scopes that stand in a token, unverified; null when they cannot be read.</summary>
    public static IReadOnlySet<string>? In(string token) =>
        TokenParts.TrySplit(token.AsMemory(), out var parts, out _)
        && TokenJson.TryRead(parts.Payload, out var claims)
        && claims.Text("scope") is { } scope
            ? Of(scope)
            : null;
}
