using System.Text.Json.Nodes;
using McpServer.ResourceServerConformance.Wire;

namespace McpServer.ResourceServerConformance.Rows;

/// <summary>A tool that asks back, and the call that answers it (MCP 2026-07-28, basic/patterns/mrtr).</summary>
internal static class Question
{
    public static string StateOf(Answer question) => (string?)question.Result?["requestState"] ?? string.Empty;

    /// <summary>The call again, with a yes to whatever was asked.</summary>
    public static Message Reply(ToolUse use, Answer question)
    {
        var call = Message.Call(use);
        call.Parameters["requestState"] = StateOf(question);
        var responses = new JsonObject();
        foreach (var (key, request) in question.Result?["inputRequests"] as JsonObject ?? [])
        {
            responses[key] = new JsonObject { ["action"] = "accept", ["content"] = FillIn(request) };
        }

        call.Parameters["inputResponses"] = responses;
        return call;
    }

    private static JsonObject FillIn(JsonNode? request)
    {
        var content = new JsonObject();
        foreach (var (name, field) in request?["params"]?["requestedSchema"]?["properties"] as JsonObject ?? [])
        {
            content[name] = (string?)field?["type"] switch
            {
                "boolean" => true,
                "integer" or "number" => 1,
                _ => field?["enum"]?[0]?.DeepClone() ?? "yes",
            };
        }

        return content;
    }
}
