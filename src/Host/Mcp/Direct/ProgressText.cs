using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace McpServer.Host.Mcp.Direct;

/// <summary>The notification that tells how far a call is (MCP 2026-07-28, basic/utilities/progress).</summary>
internal static class ProgressText
{
    public static byte[] Of(JsonElement token, ProgressNotificationValue report)
    {
        using var buffer = JsonBuffer.Take();
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("jsonrpc"u8, "2.0"u8);
        json.WriteString("method"u8, NotificationMethods.ProgressNotification);
        json.WriteStartObject("params"u8);
        json.WritePropertyName("progressToken"u8);
        token.WriteTo(json);
        json.WriteNumber("progress"u8, report.Progress);
        if (report.Total is { } total)
        {
            json.WriteNumber("total"u8, total);
        }

        if (report.Message is { } message)
        {
            json.WriteString("message"u8, message);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        return buffer.Written.ToArray();
    }
}
