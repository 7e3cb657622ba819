namespace McpServer.Infrastructure.Auth0.Tokens;

/// <summary>The <c>typ</c> of an access token, by which the two families of Auth0's dialects differ.</summary>
internal static class TokenType
{
    /// <summary>The dialects <c>rfc9068_profile</c> and <c>rfc9068_profile_authz</c> (RFC 9068, section 2.1).</summary>
    public const string Rfc9068 = "at+jwt";

    /// <summary>The dialects <c>access_token</c> and <c>access_token_authz</c>.</summary>
    public const string Auth0 = "JWT";

    public static readonly IReadOnlyList<string> All = [Rfc9068, Auth0];

    public static bool IsKnown(string? type) => All.Contains(type, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a header's <c>typ</c> is one of the accepted types; a media type's name has no case.</summary>
    public static bool IsAccepted(string type, IEnumerable<string> accepted)
    {
        var isLongForm = string.Equals(type, "application/" + Rfc9068, StringComparison.OrdinalIgnoreCase);
        return accepted.Contains(isLongForm ? Rfc9068 : type, StringComparer.OrdinalIgnoreCase);
    }
}
