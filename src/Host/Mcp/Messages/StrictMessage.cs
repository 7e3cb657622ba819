using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace McpServer.Host.Mcp.Messages;

/// <summary>
/// Lets only messages through that every reader understands alike. The SDK takes the last of two equal members and
/// forgives the case of names; a proxy that looks for a tool's name may take the first, and look for other calls.
/// </summary>
internal static class StrictMessage
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] Members =
    [
        "jsonrpc",
        "id",
        "method",
        "params",
        "result",
        "error",
        "name",
        "arguments",
        "_meta",
        "requestState",
        "inputResponses",
    ];

    private static ReadOnlySpan<byte> Utf8Preamble => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a message, or says what is wrong with it.</summary>
    /// <returns>The message, which refers to the body; null when there is a fault.</returns>
    public static JsonDocument? Read(HttpRequest request, byte[] body, out string? fault)
    {
        fault = FaultOfHeaders(request);
        if (fault is not null)
        {
            return null;
        }

        var text = body.AsSpan().StartsWith(Utf8Preamble) ? body.AsMemory(Utf8Preamble.Length) : body;
        if (!Utf8.IsValid(text.Span))
        {
            fault = "it is not UTF-8";
            return null;
        }

        try
        {
            var message = JsonDocument.Parse(text, Strict);
            fault = FaultOf(message.RootElement);
            return fault is null ? message : null;
        }
        catch (JsonException)
        {
            fault = "it is not JSON, or has a member twice, or is nested too deep";
            return null;
        }
    }

    // JSON between systems is UTF-8 (RFC 8259, section 8.1), and nothing here unpacks a body.
    private static string? FaultOfHeaders(HttpRequest request) =>
        request.Headers.ContentEncoding.Count > 0 ? "a Content-Encoding is not supported"
        : PlainJson.IsTypeOf(request) ? null
        : request.GetTypedHeaders().ContentType?.Charset is { HasValue: true } charset
        && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? "it has to be UTF-8"
        : null;

    private static string? FaultOf(JsonElement message) =>
        message.ValueKind != JsonValueKind.Object ? "it is not one JSON-RPC message"
        : HasOtherCase(message) ? "a member differs in case from what it should be"
        : message.TryGetProperty("method"u8, out _)
        && (message.TryGetProperty("result"u8, out _) || message.TryGetProperty("error"u8, out _))
            ? "it is a request and a response"
        : message.TryGetProperty("params"u8, out var parameters)
        && parameters.ValueKind == JsonValueKind.Object
        && HasOtherCase(parameters)
            ? "a member of the params differs in case from what it should be"
        : null;

    private static bool HasOtherCase(JsonElement members)
    {
        foreach (var member in members.EnumerateObject())
        {
            var raw = JsonMarshal.GetRawUtf8PropertyName(member);
            // A name that is written with escapes is compared as what it means.
            if (IsOtherCase(raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(member.Name) : raw))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOtherCase(ReadOnlySpan<byte> name)
    {
        foreach (var member in Members)
        {
            if (Ascii.EqualsIgnoreCase(name, member))
            {
                return !Ascii.Equals(name, member);
            }
        }

        return false;
    }
}
