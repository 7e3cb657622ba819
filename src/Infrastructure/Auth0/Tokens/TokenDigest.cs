using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace McpServer.Infrastructure.Auth0.Tokens;

/// <summary>The SHA-256 of a token: what is kept cannot be used as a token.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TokenDigest(long First, long Second, long Third, long Fourth)
{
    /// <summary>Digests a token; nothing that is not ASCII was ever accepted, so it has no digest.</summary>
    public static bool TryOf(ReadOnlySpan<char> token, out TokenDigest digest)
    {
        digest = default;
        if (token.Length > AccessTokens.MaxLength)
        {
            return false;
        }

        Span<byte> text = stackalloc byte[token.Length];
        if (Ascii.FromUtf16(token, text, out _) != OperationStatus.Done)
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        digest = MemoryMarshal.Read<TokenDigest>(hash);
        return true;
    }

    // Every part of a digest is as evenly spread as the whole.
    public override int GetHashCode() => (int)First;
}
