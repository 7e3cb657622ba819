using System.Text;
using McpServer.Infrastructure.Auth0.Keys;

namespace McpServer.Infrastructure.Auth0.Tokens;

/// <summary>
/// Verifies signatures, and nothing else: every rule about claims is in <see cref="TokenRules"/>. Of the token library this is
/// the part that says no without throwing: wrong signatures are what attackers send, and must not cost more than good ones.
/// </summary>
internal static class TokenSignature
{
    public static bool IsGood(TokenParts parts, string algorithm, SigningKey key)
    {
        // OpenSSL takes a PSS signature without its leading zeros too, which would be a second spelling of the same token.
        if (
            !StrictBase64Url.TryDecode(parts.Signature.Span, out var signature)
            || signature.Length != key.SignatureLength
        )
        {
            return false;
        }

        var signed = new byte[parts.Signed.Length];
        // Both parts were decoded before, so they are ASCII.
        Encoding.ASCII.GetBytes(parts.Signed.Span, signed);
        var cryptography = key.Security.CryptoProviderFactory;
        var verifier = cryptography.CreateForVerifying(key.Security, algorithm);
        try
        {
            return verifier.Verify(signed, signature);
        }
        finally
        {
            cryptography.ReleaseSignatureProvider(verifier);
        }
    }
}
