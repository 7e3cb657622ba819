using System.Text.Json;

namespace McpServer.Host.Mcp.Messages;

/// <summary>The text of one server-sent event, which carries one JSON-RPC message.</summary>
internal static class EventText
{
    public const string MediaType = "text/event-stream";

    /// <summary>What the SDK says of its answers; nothing must tell which way one came.</summary>
    public const string CacheControl = "no-cache,no-store";

    public static bool IsTypeOf(HttpResponse response) =>
        response.ContentType?.StartsWith(MediaType, StringComparison.OrdinalIgnoreCase) is true;

    public static ReadOnlyMemory<byte> Of(ReadOnlySpan<byte> message) =>
        (byte[])[.. "event: message\ndata: "u8, .. message, .. "\n\n"u8];

    /// <summary>The message of an event, which is one line of it: JSON as it is sent has no line breaks.</summary>
    public static ReadOnlyMemory<byte> MessageOf(ReadOnlyMemory<byte> text)
    {
        var start = text.Span.IndexOf("data: "u8) + "data: "u8.Length;
        var length = text.Span[start..].IndexOf((byte)'\n');
        return text.Slice(start, length);
    }

    /// <summary>Whether the message answers a request, and is neither one nor a notification.</summary>
    public static bool IsResponse(ReadOnlyMemory<byte> text)
    {
        var reader = new Utf8JsonReader(MessageOf(text).Span);
        _ = reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("method"u8))
            {
                return false;
            }

            reader.Skip();
        }

        return true;
    }
}
