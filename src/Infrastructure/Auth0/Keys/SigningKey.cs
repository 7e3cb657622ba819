using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace McpServer.Infrastructure.Auth0.Keys;

/// <summary>A public key of an issuer.</summary>
/// <param name="id">Its <c>kid</c>.</param>
/// <param name="algorithm">The only algorithm it may be used with (<c>alg</c>); null when the issuer does not say.</param>
/// <param name="modulus">Big-endian, without leading zeros.</param>
/// <param name="exponent">Big-endian, without leading zeros.</param>
internal sealed class SigningKey(string id, string? algorithm, byte[] modulus, byte[] exponent)
{
    public string Id => id;

    /// <summary>The key in the words of the library that verifies with it, which keeps its state by this instance.</summary>
    public RsaSecurityKey Security { get; } =
        new(new RSAParameters { Modulus = modulus, Exponent = exponent }) { KeyId = id };

    /// <summary>Bytes of each signature that is made with it (RFC 8017, 8.1.2 and 8.2.2).</summary>
    public int SignatureLength => modulus.Length;

    public bool IsFor(string tokenAlgorithm) =>
        algorithm is null || string.Equals(algorithm, tokenAlgorithm, StringComparison.Ordinal);

    /// <summary>This key, or the equal one that was known before: what was verified with it stays good.</summary>
    public SigningKey OrSame(SigningKey? known) =>
        known is not null && known.IsEqualTo(algorithm, modulus, exponent) ? known : this;

    private bool IsEqualTo(string? otherAlgorithm, byte[] otherModulus, byte[] otherExponent) =>
        string.Equals(algorithm, otherAlgorithm, StringComparison.Ordinal)
        && modulus.AsSpan().SequenceEqual(otherModulus)
        && exponent.AsSpan().SequenceEqual(otherExponent);
}
