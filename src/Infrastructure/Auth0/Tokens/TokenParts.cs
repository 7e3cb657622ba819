using System.Diagnostics.CodeAnalysis;
using McpServer.Domain.Access;

namespace McpServer.Infrastructure.Auth0.Tokens;

/// <summary>The three parts of a signed token (RFC 7515, section 7.1).</summary>
/// <param name="Signed">The header and the payload, as they were signed.</param>
/// <param name="Header">What is before the first dot.</param>
/// <param name="Payload">What is between the dots.</param>
/// <param name="Signature">What is behind the last dot.</param>
internal sealed record TokenParts(
    ReadOnlyMemory<char> Signed,
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
        parts = new(token[..last], token[..first], token[(first + 1)..last], token[(last + 1)..]);
        fault = null;
        return true;
    }
}
