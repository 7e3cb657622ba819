using System.Text.Json;
using System.Text.Unicode;

namespace McpServer.Infrastructure.Auth0;

/// <summary>Reads JSON that means one thing to every reader (RFC 8725, section 2.4; RFC 7493).</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>
    /// Reads an object: valid UTF-8, no comment, no trailing comma, no member twice at any depth, however it is
    /// escaped, and no half of a surrogate pair, so that reading its text cannot fail later.
    /// </summary>
    public static bool TryReadObject(ReadOnlySpan<byte> json, out JsonElement root) =>
        TryRead(json, out root) && root.ValueKind == JsonValueKind.Object;

    /// <summary>Reads any value, as strictly.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, out JsonElement root)
    {
        root = default;
        if (!Utf8.IsValid(json))
        {
            return false;
        }

        try
        {
            root = JsonElement.Parse(json, Options);
            ReadEscapedText(json);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static void ReadEscapedText(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.ValueIsEscaped)
            {
                _ = reader.GetString();
            }
        }
    }
}
