using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace McpServer.LocalAuth0.Keys;

/// <summary>One RSA key of the tenant, with the self-signed certificate that Auth0 publishes beside each.</summary>
internal sealed class SigningKey(string kid, X509Certificate2 certificate)
{
    public string Kid => kid;

    public SigningCredentials Credentials { get; } =
        new(new RsaSecurityKey(certificate.GetRSAPrivateKey()) { KeyId = kid }, SecurityAlgorithms.RsaSha256);

    public static SigningKey Create(LocalTenant tenant, TimeProvider clock)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest(
            $"CN={new Uri(tenant.Issuer).Host}",
            rsa,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        var now = clock.GetUtcNow();
        var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
        return new SigningKey(Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16)), certificate);
    }

    public static SigningKey From(StoredKey stored) =>
        new(stored.Kid, X509CertificateLoader.LoadPkcs12(stored.Material, null, X509KeyStorageFlags.Exportable));

    public StoredKey Store(KeyUse use) =>
        new()
        {
            Kid = kid,
            Use = use,
            Material = certificate.Export(X509ContentType.Pkcs12),
        };

    /// <summary>As Auth0 publishes it. <c>alg</c> is missing when a tenant leaves it out.</summary>
    public Dictionary<string, object> Publish(bool withAlgorithm)
    {
        using var rsa = certificate.GetRSAPublicKey()!;
        var parameters = rsa.ExportParameters(false);
        var published = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
            ["kid"] = kid,
            ["x5t"] = Base64UrlEncoder.Encode(certificate.GetCertHash()),
            ["x5c"] = new[] { Convert.ToBase64String(certificate.RawData) },
        };
        if (withAlgorithm)
        {
            published["alg"] = SecurityAlgorithms.RsaSha256;
        }

        return published;
    }
}
