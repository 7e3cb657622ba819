using System.Text.Json;

namespace McpServer.LocalAuth0.Registration;

internal static class ClientMetadataJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        MaxDepth = 16,
    };

    /// <summary>Null when the text is no JSON object of the expected types.</summary>
    public static ClientMetadata? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<ClientMetadata>(json, Options);
        }
        catch (JsonException)
        {
            // The caller wrote it, so the answer tells them; there is nothing to log.
            return null;
        }
    }
}
