using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace McpServer.Host.Rehearsing;

/// <summary>
/// The issuer that the stage trusts, and all that its server can reach: a key of its own, which nobody else trusts and which
/// ends with it, and tokens of Auth0's shape (RFC 9068).
/// </summary>
internal sealed class StageIssuer : HttpMessageHandler, IHttpClientFactory
{
    private const string Identifier = $"https://{RehearsedRequest.Host}/";
    private const string KeySet = $"{Identifier}.well-known/jwks.json";
    private const string KeyId = "rehearsal";
    private const int KeyBits = 2048;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly RSA _key = RSA.Create(KeyBits);

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    /// <summary>A token of somebody who may call the tool when it is asked for.</summary>
    public string TokenFor(string scope)
    {
        var now = TimeProvider.System.GetUtcNow();
        var header = new JsonObject
        {
            ["alg"] = "RS256",
            ["typ"] = "JWT",
            ["kid"] = KeyId,
        };
        var claims = new JsonObject
        {
            ["iss"] = Identifier,
            ["sub"] = "auth0|000000000000000000000000",
            ["aud"] = RehearsedRequest.Audience,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
            ["scope"] = scope,
            ["azp"] = "rehearsal",
            ["permissions"] = new JsonArray(RehearsedRequest.Permission),
        };
        var signed = $"{Part(header)}.{Part(claims)}";
        var signature = _key.SignData(
            Encoding.ASCII.GetBytes(signed),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            request.RequestUri?.AbsoluteUri == KeySet
                ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Keys()) }
                : new HttpResponseMessage(HttpStatusCode.NotFound)
        );

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _key.Dispose();
        }

        base.Dispose(disposing);
    }

    private string Keys()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        var written = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["kid"] = KeyId,
            ["n"] = Base64Url.EncodeToString(key.Modulus),
            ["e"] = Base64Url.EncodeToString(key.Exponent),
        };
        return new JsonObject { ["keys"] = new JsonArray(written) }.ToJsonString();
    }

    private static string Part(JsonObject json) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
