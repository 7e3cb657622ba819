using System.Diagnostics.CodeAnalysis;
using McpServer.Domain.Access;

namespace McpServer.Infrastructure.Auth0.Tokens;

/// <summary>The three parts of a signed token (RFC 7515, section 7.1).</summary>
internal sealed record TokenParts(
    ReadOnlyMemory<char> Header,
    ReadOnlyMemory<char> Payload,
    ReadOnlyMemory<char> Signature
)
{
    private const int SignedParts = 3;
    private const int EncryptedParts = 5;

    public static bool TrySplit(
        ReadOnlyMemory<char> token,
        [NotNullWhen(true)] out TokenParts? parts,
        [NotNullWhen(false)] out TokenFault? fault
    )
    {
        var count = token.Span.Count('.') + 1;
        if (count != SignedParts)
        {
            parts = null;
            fault = count == EncryptedParts ? TokenFaults.Encrypted : TokenFaults.Opaque;
            return false;
        }

        var first = token.Span.IndexOf('.');
        var last = token.Span.LastIndexOf('.');
        parts = new(token[..first], token[(first + 1)..last], token[(last + 1)..]);
        fault = null;
        return true;
    }
}
