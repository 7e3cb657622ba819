using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpServer.Application.Tests.Tenancy.Properties;

/// <summary>A state as text, in which neither the order of a list nor that of members tells two states apart.</summary>
internal static class Snapshot
{
    public static string Of<T>(T state) => TextOf(JsonSerializer.SerializeToNode(state));

    private static string TextOf(JsonNode? node) =>
        node switch
        {
            JsonArray items => $"[{string.Join(",\n", items.Select(TextOf).Order(StringComparer.Ordinal))}]",
            JsonObject members =>
                $"{{{string.Join(",", members
                .OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => $"\"{member.Key}\":{TextOf(member.Value)}"))}}}",
            _ => node?.ToJsonString() ?? "null",
        };
}
