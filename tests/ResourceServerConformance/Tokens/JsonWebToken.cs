using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpServer.ResourceServerConformance.Tokens;

/// <summary>A token taken apart, to be put together wrongly.</summary>
internal sealed record JsonWebToken(JsonObject Header, JsonObject Payload, string Signature)
{
    private const int Parts = 3;

    public static bool TryRead(string token, [NotNullWhen(true)] out JsonWebToken? read)
    {
        read = null;
        var parts = token.Split('.');
        try
        {
            read =
                parts.Length == Parts && Part(parts[0]) is JsonObject header && Part(parts[1]) is JsonObject payload
                    ? new(header, payload, parts[2])
                    : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            // An opaque token with two dots.
        }

        return read is not null;
    }

    /// <summary>The scopes that it claims; none when it cannot be read.</summary>
    public static IReadOnlyList<string> ScopesOf(string token) =>
        TryRead(token, out var read) && read.Payload["scope"] is JsonValue scope && scope.TryGetValue(out string? text)
            ? text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : [];

    /// <summary>The audiences that it claims; none when it cannot be read.</summary>
    public static IReadOnlyList<string> AudiencesOf(string token) =>
        !TryRead(token, out var read)
            ? []
            : read.Payload["aud"] switch
            {
                JsonArray many => [.. many.Select(one => one?.ToString() ?? string.Empty)],
                JsonValue one => [one.ToString()],
                _ => [],
            };

    public JsonWebToken WithHeader(string name, JsonNode value) => this with { Header = With(Header, name, value) };

    public JsonWebToken With(string name, JsonNode value) => this with { Payload = With(Payload, name, value) };

    /// <summary>The token as it stands, its old signature under whatever it says now.</summary>
    public string Compact() => $"{Content()}.{Signature}";

    public string CompactWithoutSignature() => $"{Content()}.";

    public string CompactSignedBy(RSA key) =>
        $"{Content()}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(Content()), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";

    private string Content() => $"{Encode(Header)}.{Encode(Payload)}";

    private static JsonObject With(JsonObject members, string name, JsonNode value)
    {
        var changed = (JsonObject)members.DeepClone();
        changed[name] = value;
        return changed;
    }

    private static JsonNode? Part(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part));

    private static string Encode(JsonObject members) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(members.ToJsonString()));
}
