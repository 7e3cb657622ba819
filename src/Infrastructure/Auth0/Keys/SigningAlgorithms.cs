using Microsoft.IdentityModel.Tokens;

namespace McpServer.Infrastructure.Auth0.Keys;

/// <summary>The algorithms a token may be signed with: asymmetric only (RFC 8725, section 3.1).</summary>
internal static class SigningAlgorithms
{
    public static bool Allow(string? algorithm) =>
        algorithm is SecurityAlgorithms.RsaSha256 or SecurityAlgorithms.RsaSsaPssSha256;
}
