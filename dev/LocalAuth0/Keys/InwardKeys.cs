using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace McpServer.LocalAuth0.Keys;

/// <summary>
/// What protects codes, refresh tokens and opaque tokens, which nobody but the stand-in reads. Apart from the tenant's
/// keys, so that revoking one of those ends access tokens and nothing else.
/// </summary>
internal sealed class InwardKeys(ECDsa signing, byte[] encryption)
{
    public SigningCredentials Signing { get; } =
        new(new ECDsaSecurityKey(signing) { KeyId = "inward" }, SecurityAlgorithms.EcdsaSha256);

    /// <summary>"dir": the token has five parts and the second is empty, as Auth0's opaque ones.</summary>
    public EncryptingCredentials Encryption { get; } =
        new(new SymmetricSecurityKey(encryption), JwtConstants.DirectKeyUseAlg, SecurityAlgorithms.Aes256CbcHmacSha512);

    public static InwardKeys Create() =>
        new(ECDsa.Create(ECCurve.NamedCurves.nistP256), RandomNumberGenerator.GetBytes(64));

    public static InwardKeys From(StoredKey signing, StoredKey encryption)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(signing.Material, out _);
        return new InwardKeys(key, encryption.Material);
    }

    public IEnumerable<StoredKey> Store()
    {
        yield return Stored(KeyUse.InwardSigning, signing.ExportPkcs8PrivateKey());
        yield return Stored(KeyUse.InwardEncryption, encryption);
    }

    private static StoredKey Stored(KeyUse use, byte[] material) =>
        new()
        {
            Kid = use.ToString(),
            Use = use,
            Material = material,
        };
}
