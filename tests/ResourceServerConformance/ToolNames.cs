using System.Text.Json.Nodes;
using McpServer.ResourceServerConformance.Wire;

namespace McpServer.ResourceServerConformance;

internal static class ToolNames
{
    /// <summary>The names of a <c>tools/list</c> answer.</summary>
    public static IReadOnlyList<string> Of(Answer answer) =>
        answer.Result?["tools"] is JsonArray tools
            ? [.. tools.Select(tool => (string?)tool?["name"]).OfType<string>()]
            : [];
}
