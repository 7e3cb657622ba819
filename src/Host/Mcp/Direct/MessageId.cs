using System.Runtime.InteropServices;
using System.Text.Json;

namespace McpServer.Host.Mcp.Direct;

/// <summary>The id of a request, or what else a client names something by.</summary>
internal static class MessageId
{
    /// <summary>Whether it is a text without escapes, or an integer and not <c>-0</c>.</summary>
    public static bool IsPlain(JsonElement id) =>
        id.ValueKind switch
        {
            JsonValueKind.String => IsPlainText(id),
            JsonValueKind.Number => id.TryGetInt64(out var number)
                && (number != 0 || JsonMarshal.GetRawUtf8Value(id).Length == 1),
            _ => false,
        };

    /// <summary>Whether it is a text that is written as it is read.</summary>
    public static bool IsPlainText(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && !JsonMarshal.GetRawUtf8Value(value).Contains((byte)'\\');
}
