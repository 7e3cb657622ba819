using System.Diagnostics.CodeAnalysis;
using McpServer.Domain.Access;
using McpServer.Infrastructure.Auth0.Keys;

namespace McpServer.Infrastructure.Auth0.Tokens;

/// <summary>
/// What a token's header may say. Keys and addresses of keys in it (<c>jwk</c>, <c>jku</c>, <c>x5u</c>, <c>x5c</c>,
/// <c>x5t</c>) are not read: the key comes from the issuer alone (RFC 8725, section 3.10).
/// </summary>
internal sealed record TokenHeader(string Algorithm, string KeyId)
{
    public static bool TryRead(
        ReadOnlyMemory<char> part,
        IEnumerable<string> acceptedTypes,
        [NotNullWhen(true)] out TokenHeader? header,
        [NotNullWhen(false)] out TokenFault? fault
    )
    {
        header = null;
        fault = null;
        if (!TokenJson.TryRead(part, out var json))
        {
            fault = TokenFaults.Header;
        }
        else if (json.Text("alg") is not { } algorithm || !SigningAlgorithms.Allow(algorithm))
        {
            fault = TokenFaults.Algorithm;
        }
        else if (json.Text("kid") is not { Length: <= KeyText.MaxIdLength } keyId)
        {
            fault = TokenFaults.KeyId;
        }
        else if (json.Text("typ") is not { } type || !TokenType.IsAccepted(type, acceptedTypes))
        {
            fault = TokenFaults.Type;
        }
        else if (json.Has("crit"))
        {
            fault = TokenFaults.Critical;
        }
        else
        {
            header = new(algorithm, keyId);
        }

        return fault is null;
    }
}
