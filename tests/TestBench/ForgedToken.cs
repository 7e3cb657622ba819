using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpServer.TestBench;

/// <summary>A token in the making. Every step gives a new one, and nothing is checked: it may be as wrong as it likes.</summary>
public sealed record ForgedToken
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private string HeaderText { get; init; } = "{}";

    private string PayloadText { get; init; } = "{}";

    private Func<byte[], byte[]> Sign { get; init; } = _ => [];

    /// <summary>Sets a claim.</summary>
    public ForgedToken With(string claim, JsonNode? value) =>
        this with
        {
            PayloadText = Set(PayloadText, claim, value),
        };

    public ForgedToken Without(string claim) => this with { PayloadText = Remove(PayloadText, claim) };

    public ForgedToken WithHeader(string name, JsonNode? value) =>
        this with
        {
            HeaderText = Set(HeaderText, name, value),
        };

    public ForgedToken WithoutHeader(string name) => this with { HeaderText = Remove(HeaderText, name) };

    /// <summary>Writes the header literally; it need not be JSON.</summary>
    public ForgedToken WithHeaderText(string text) => this with { HeaderText = text };

    /// <summary>Rewrites the payload's text; it need not be JSON afterwards.</summary>
    public ForgedToken WithPayloadText(Func<string, string> rewrite) =>
        this with
        {
            PayloadText = rewrite(PayloadText),
        };

    /// <summary>Signs with a key, and says so in the header.</summary>
    public ForgedToken SignedBy(TestKey key, string algorithm = "RS256") =>
        WithHeader("alg", algorithm).WithHeader("kid", key.Id).WithSignatureOf(key, algorithm);

    /// <summary>Signs with a key, whatever the header says.</summary>
    public ForgedToken WithSignatureOf(TestKey key, string algorithm = "RS256") =>
        this with
        {
            Sign = data => key.Sign(data, algorithm),
        };

    /// <summary>Signs with a shared secret (HS256), whatever the header says.</summary>
    public ForgedToken WithSignatureOf(string secret) =>
        this with
        {
            Sign = data => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), data),
        };

    /// <summary>Ends with an empty signature.</summary>
    public ForgedToken WithoutSignature() => this with { Sign = _ => [] };

    /// <summary>The token as it is sent (RFC 7515, section 7.1).</summary>
    public string Compact()
    {
        var signed = $"{Encode(Encoding.UTF8.GetBytes(HeaderText))}.{Encode(Encoding.UTF8.GetBytes(PayloadText))}";
        return $"{signed}.{Encode(Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    public override string ToString() => Compact();

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private static string Set(string json, string name, JsonNode? value)
    {
        var members = JsonNode.Parse(json)!.AsObject();
        members[name] = value?.DeepClone();
        return members.ToJsonString(Plain);
    }

    private static string Remove(string json, string name)
    {
        var members = JsonNode.Parse(json)!.AsObject();
        members.Remove(name);
        return members.ToJsonString(Plain);
    }
}
