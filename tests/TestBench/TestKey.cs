using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace McpServer.TestBench;

/// <summary>A key pair of an issuer, named by its <c>kid</c>.</summary>
public sealed class TestKey
{
    private readonly RSAParameters _parameters;

    private TestKey(string id, RSAParameters parameters)
    {
        Id = id;
        _parameters = parameters;
    }

    public string Id { get; }

    public static TestKey Create(string id, int bits = 2048)
    {
        using var rsa = RSA.Create(bits);
        return new(id, rsa.ExportParameters(includePrivateParameters: true));
    }

    /// <summary>The same key under another <c>kid</c>.</summary>
    public TestKey Named(string id) => new(id, _parameters);

    /// <summary>The public key as Auth0 publishes it; take <c>alg</c> out where the tenant leaves it out.</summary>
    public JsonObject ToJson() =>
        new()
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["n"] = Base64Url.EncodeToString(_parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(_parameters.Exponent),
            ["kid"] = Id,
            ["alg"] = "RS256",
        };

    /// <summary>The public key as the attacker of an HMAC confusion would use it for a secret.</summary>
    public string ToPem()
    {
        using var rsa = RSA.Create(_parameters);
        return rsa.ExportSubjectPublicKeyInfoPem();
    }

    /// <param name="data">What is signed.</param>
    /// <param name="algorithm">RS256, RS512 or PS256.</param>
    public byte[] Sign(byte[] data, string algorithm)
    {
        using var rsa = RSA.Create(_parameters);
        var hash = algorithm.EndsWith("512", StringComparison.Ordinal)
            ? HashAlgorithmName.SHA512
            : HashAlgorithmName.SHA256;
        return rsa.SignData(
            data,
            hash,
            algorithm.StartsWith('P') ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1
        );
    }
}
