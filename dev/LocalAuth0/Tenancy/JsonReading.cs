using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpServer.LocalAuth0.Tenancy;

/// <summary>Reads members that were checked when they came in; one that is missing counts as not set.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static bool Flag(this JsonObject json, string name) => json[name]?.GetValueKind() == JsonValueKind.True;

    public static int? Number(this JsonObject json, string name) => (int?)json[name];

    public static IReadOnlyList<string> Texts(this JsonObject json, string name) =>
        json[name] is JsonArray array ? [.. array.Select(value => (string)value!)] : [];

    public static IEnumerable<JsonObject> Objects(this JsonObject json, string name) =>
        json[name] is JsonArray array ? array.Select(value => value!.AsObject()) : [];

    public static JsonArray ToJsonArray(this IEnumerable<string> texts) =>
        new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);
}
