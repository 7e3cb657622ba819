using System.Text.Json.Nodes;

namespace McpServer.Infrastructure.Auth0.Management;

/// <summary>Reads what the tenant answers, whatever it is.</summary>
internal static class ReplyJson
{
    public static bool TryRead(ReadOnlySpan<byte> body, out JsonNode? json)
    {
        var isRead = StrictJson.TryRead(body, out var root);
        json = isRead ? JsonNode.Parse(root.GetRawText()) : null;
        return isRead;
    }

    public static string? Text(this JsonNode? json, string name) =>
        json is JsonObject members && members[name] is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : null;

    public static int? Number(this JsonNode? json, string name) =>
        json is JsonObject members && members[name] is JsonValue value && value.TryGetValue(out int number)
            ? number
            : null;

    public static bool Flag(this JsonNode? json, string name) =>
        json is JsonObject members && members[name] is JsonValue value && value.TryGetValue(out bool flag) && flag;

    /// <summary>The objects of an array, each without its parent.</summary>
    public static IReadOnlyList<JsonObject> Objects(this JsonNode? json) =>
        [.. (json as JsonArray ?? []).OfType<JsonObject>().Select(item => item.DeepClone().AsObject())];
}
