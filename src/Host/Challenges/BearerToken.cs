using Microsoft.Extensions.Primitives;

namespace McpServer.Host.Challenges;

/// <summary>Finds the access token of a request: in the Authorization header and nowhere else (RFC 6750, section 2.1).</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer";

    /// <summary>Two credentials in one request are no credential: which one would be the caller's?</summary>
    public static bool IsAmbiguous(StringValues authorization) => authorization.Count > 1;

    /// <summary>Finds the token within the header; nothing is copied, because most tokens are known already.</summary>
    public static bool TryRead(StringValues authorization, out ReadOnlyMemory<char> token)
    {
        token = default;
        if (authorization.Count != 1 || authorization[0] is not { } header)
        {
            return false;
        }

        // The scheme is case-insensitive (RFC 9110, section 11.1).
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = header.AsMemory(Scheme.Length);
        if (rest.IsEmpty || rest.Span[0] != ' ')
        {
            return false;
        }

        token = rest.TrimStart(' ');
        return !token.IsEmpty;
    }
}
