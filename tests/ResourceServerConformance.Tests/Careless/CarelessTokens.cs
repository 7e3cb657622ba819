using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpServer.TestBench;

namespace McpServer.ResourceServerConformance.Tests.Careless;

/// <summary>Checks tokens, except for what the defect leaves out.</summary>
internal sealed class CarelessTokens(Defect defect, string issuer, string audience, TimeProvider clock)
{
    private static readonly HttpMessageInvoker Http = new(new SocketsHttpHandler());

    /// <summary>The payload; null when the token is none.</summary>
    public async Task<JsonObject?> ReadAsync(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
        {
            return null;
        }

        try
        {
            var header = JsonNode.Parse(Base64Url.DecodeFromChars(parts[0]))!.AsObject();
            var payload = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!.AsObject();
            return IsInTime(payload) && IsForUs(payload) && await IsSignedAsync(header, payload, parts)
                ? payload
                : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    private bool IsInTime(JsonObject payload) =>
        defect == Defect.NoExpiryCheck || clock.GetUtcNow().ToUnixTimeSeconds() < (long)payload["exp"]!;

    private bool IsForUs(JsonObject payload) =>
        (defect == Defect.AnyAudience || (string?)payload["aud"] == audience)
        && (defect == Defect.KeysOfAnyIssuer || (string?)payload["iss"] == issuer);

    private async Task<bool> IsSignedAsync(JsonObject header, JsonObject payload, string[] parts)
    {
        if (defect == Defect.NoSignatureCheck || (defect == Defect.AlgNone && (string?)header["alg"] == "none"))
        {
            return true;
        }

        var key = defect switch
        {
            Defect.KeyFromHeader when header["jwk"] is JsonObject jwk => jwk,
            Defect.KeysOfAnyIssuer when (string?)payload["iss"] != issuer => await FetchAsync((string)payload["iss"]!),
            _ => TestKeys.First.ToJson(),
        };
        using var rsa = RSA.Create(
            new RSAParameters
            {
                Modulus = Base64Url.DecodeFromChars((string)key["n"]!),
                Exponent = Base64Url.DecodeFromChars((string)key["e"]!),
            }
        );
        return (string?)header["alg"] == "RS256"
            && rsa.VerifyData(
                Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
                Base64Url.DecodeFromChars(parts[2]),
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            );
    }

    private static async Task<JsonObject> FetchAsync(string anyIssuer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{anyIssuer}.well-known/jwks.json");
        using var response = await Http.SendAsync(request, CancellationToken.None);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["keys"]![0]!.AsObject();
    }
}
