namespace McpServer.LocalAuth0.Tokens;

/// <summary>What an access token says, before a dialect gives it its shape.</summary>
internal sealed record AccessTokenContent(
    string Subject,
    string ClientId,
    string Audience,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<string>? Permissions,
    TokenDialect Dialect,
    string GrantType,
    TimeSpan Lifetime
);
