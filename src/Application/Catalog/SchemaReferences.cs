using System.Globalization;
using System.Text.Json.Nodes;

namespace McpServer.Application.Catalog;

/// <summary>
/// Writes a schema out wherever the serializer refers to one that it wrote before: models read on, and rules of one
/// place must not hold in another. Only what contains itself stays a reference.
/// </summary>
internal sealed class SchemaReferences
{
    private const string Reference = "$ref";

    private readonly JsonNode _root;

    private SchemaReferences(JsonNode root) => _root = root;

    public static JsonObject Resolve(JsonNode root) => (JsonObject)new SchemaReferences(root).Resolved(root)!;

    private JsonNode? Resolved(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray several:
                return new JsonArray([.. several.Select(Resolved)]);
            case JsonObject schema:
                if ((string?)(schema[Reference] as JsonValue) is { } place && Find(place) is { } target)
                {
                    return ContainsItself(target, place) ? schema.DeepClone() : Resolved(Merge(target, schema));
                }

                return new JsonObject(schema.Select(member => KeyValuePair.Create(member.Key, Resolved(member.Value))));
            default:
                return node?.DeepClone();
        }
    }

    // Also what is inside something that contains itself: written out, it would lead back to itself.
    private static bool ContainsItself(JsonNode? node, string place) =>
        node switch
        {
            JsonArray several => several.Any(item => ContainsItself(item, place)),
            JsonObject schema => schema.Any(member =>
                member.Key == Reference && (string?)(member.Value as JsonValue) is { } reference
                    ? $"{place}/".StartsWith($"{reference}/", StringComparison.Ordinal)
                    : ContainsItself(member.Value, place)
            ),
            _ => false,
        };

    // What is written beside a reference is said of this use of it.
    private static JsonObject Merge(JsonObject target, JsonObject use)
    {
        var merged = (JsonObject)target.DeepClone();
        foreach (var (name, value) in use.Where(member => member.Key != Reference))
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }

    private JsonObject? Find(string place) =>
        place
            .Split('/')
            .Skip(1)
            .Select(Unescape)
            .Aggregate(
                (JsonNode?)_root,
                (node, step) =>
                    node is JsonArray several ? several[int.Parse(step, CultureInfo.InvariantCulture)] : node?[step]
            ) as JsonObject;

    private static string Unescape(string step) =>
        Uri.UnescapeDataString(step)
            .Replace("~1", "/", StringComparison.Ordinal)
            .Replace("~0", "~", StringComparison.Ordinal);
}
