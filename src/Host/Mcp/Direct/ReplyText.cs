using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using McpServer.Host.Mcp.Calls;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace McpServer.Host.Mcp.Direct;

/// <summary>The JSON-RPC messages of the direct way, the same to a client as those that the SDK writes.</summary>
/// <param name="server">What the newest version tells with each result.</param>
internal sealed class ReplyText(Implementation server)
{
    private readonly byte[] _server = JsonSerializer.SerializeToUtf8Bytes(server, McpJsonUtilities.DefaultOptions);

    /// <summary>Writes the answer to a call.</summary>
    public void Write(JsonBuffer buffer, in PlainRequest request, CallReply reply)
    {
        var json = buffer.Json;
        Begin(json, request.Id);
        if (reply is CallReply.Refusal refusal)
        {
            json.WriteStartObject("error"u8);
            json.WriteNumber("code"u8, (int)refusal.Code);
            json.WriteString("message"u8, refusal.Message);
            json.WriteEndObject();
        }
        else if (reply is CallReply.Question question)
        {
            json.WritePropertyName("result"u8);
            json.WriteRawValue(
                ResultText.Of(ApprovalQuestion.ResultOf(question.Needed), server),
                skipInputValidation: true
            );
        }
        else
        {
            json.WriteStartObject("result"u8);
            WriteMembers(json, reply, request.IsNewest);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Writes what comes before a result that is written already, up to its first brace.</summary>
    public static void WriteHead(JsonBuffer buffer, in PlainRequest request)
    {
        Begin(buffer.Json, request.Id);
        buffer.Json.WritePropertyName("result"u8);
    }

    private static void Begin(Utf8JsonWriter writer, JsonElement id)
    {
        writer.WriteStartObject();
        writer.WriteString("jsonrpc"u8, "2.0"u8);
        writer.WritePropertyName("id"u8);
        id.WriteTo(writer);
    }

    private void WriteMembers(Utf8JsonWriter writer, CallReply reply, bool isNewest)
    {
        switch (reply)
        {
            case CallReply.Result result:
                var content = JsonMarshal.GetRawUtf8Value(result.Content);
                WriteText(writer, content);
                writer.WritePropertyName("structuredContent"u8);
                WriteContent(writer, result.Content, content);
                WriteMeta(writer, result.Tool.CacheFor, isNewest);
                break;
            case CallReply.Error error:
                WriteText(writer, Encoding.UTF8.GetBytes(error.Message));
                writer.WriteBoolean("isError"u8, value: true);
                WriteMeta(writer, cacheFor: null, isNewest);
                break;
            default:
                throw new InvalidOperationException($"Nobody taught the direct way {reply.GetType()}.");
        }

        if (isNewest)
        {
            writer.WriteString("resultType"u8, "complete"u8);
        }
    }

    // A converter of the tool's may have written several lines; an event has one.
    private static void WriteContent(Utf8JsonWriter writer, JsonElement content, ReadOnlySpan<byte> raw)
    {
        if (raw.ContainsAny((byte)'\n', (byte)'\r'))
        {
            content.WriteTo(writer);
        }
        else
        {
            writer.WriteRawValue(raw, skipInputValidation: true);
        }
    }

    private static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> text)
    {
        writer.WriteStartArray("content"u8);
        writer.WriteStartObject();
        writer.WriteString("type"u8, "text"u8);
        writer.WriteString("text"u8, text);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private void WriteMeta(Utf8JsonWriter writer, TimeSpan? cacheFor, bool isNewest)
    {
        if (!isNewest && cacheFor is null)
        {
            return;
        }

        writer.WriteStartObject("_meta"u8);
        if (isNewest)
        {
            writer.WritePropertyName(MetaKeys.ServerInfo);
            writer.WriteRawValue(_server, skipInputValidation: true);
        }

        if (cacheFor is { } lifetime)
        {
            writer.WriteNumber(CacheHint.Lifetime, (long)lifetime.TotalMilliseconds);
            writer.WriteString(CacheHint.Scope, CacheHint.Private);
        }

        writer.WriteEndObject();
    }
}
