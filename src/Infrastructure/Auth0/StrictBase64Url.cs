using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace McpServer.Infrastructure.Auth0;

/// <summary>Base64url as RFC 7515, section 2, writes it: one text for one value, no padding, no white space.</summary>
internal static class StrictBase64Url
{
    private static readonly SearchValues<char> Alphabet = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    );

    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        // The decoder of the platform skips white space, takes padding, and throws for bits that do not fit.
        if (text.ContainsAnyExcept(Alphabet) || text.Length % 4 == 1 || HasSpareBits(text))
        {
            return false;
        }

        bytes = Base64Url.DecodeFromChars(text);
        return true;
    }

    private static bool HasSpareBits(ReadOnlySpan<char> text) =>
        (text.Length % 4) switch
        {
            2 => !"AQgw".Contains(text[^1], StringComparison.Ordinal),
            3 => !"AEIMQUYcgkosw048".Contains(text[^1], StringComparison.Ordinal),
            _ => false,
        };
}
