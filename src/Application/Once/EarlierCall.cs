using System.Text.Encodings.Web;
using System.Text.Json;

namespace McpServer.Application.Once;

/// <summary>What is kept of a call under its idempotency key.</summary>
/// <param name="ArgumentHash">Of all its arguments.</param>
/// <param name="Answer">Null while its end is not known.</param>
internal sealed record EarlierCall(string ArgumentHash, JsonElement? Answer)
{
    // The answer has to come back as it was sent, in letters and in size.
    private static readonly JsonSerializerOptions AsSent = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static EarlierCall Parse(string kept) => JsonSerializer.Deserialize<EarlierCall>(kept)!;

    public override string ToString() => JsonSerializer.Serialize(this, AsSent);
}
