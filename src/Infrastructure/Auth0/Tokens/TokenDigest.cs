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
    public static bool TryOf(string token, out TokenDigest digest)
    {
        Span<byte> text = stackalloc byte[AccessTokens.MaxLength];
        if (Ascii.FromUtf16(token, text, out var length) != OperationStatus.Done)
        {
            digest = default;
            return false;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..length], hash);
        digest = MemoryMarshal.Read<TokenDigest>(hash);
        return true;
    }

    // Every part of a digest is as evenly spread as the whole.
    public override int GetHashCode() => (int)First;
}
