using System.Text.Json.Nodes;

namespace McpServer.Application.Catalog;

/// <summary>
/// Null in a schema. A member is left out instead; an item of a list cannot be, and is then one of two schemas, because
/// several clients refuse a list of types.
/// </summary>
internal static class SchemaNulls
{
    // Spelled out at the end: until then the places of references must not move.
    private const string Mark = "nullable";

    public static void Forbid(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            types.RemoveAll(type => (string?)type == "null");
            if (types.Count == 1)
            {
                schema["type"] = (string?)types[0];
            }
        }

        if (schema["enum"] is JsonArray members)
        {
            members.RemoveAll(member => member is null);
        }

        if (schema.TryGetPropertyValue("default", out var fallback) && fallback is null)
        {
            schema.Remove("default");
        }
    }

    public static void Allow(JsonNode? schema)
    {
        if (schema is JsonObject item)
        {
            item[Mark] = true;
        }
    }

    /// <summary>Writes each null that is allowed as a schema of its own.</summary>
    public static void Spell(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray several:
                foreach (var inner in several)
                {
                    Spell(inner);
                }

                break;
            case JsonObject schema:
                foreach (var (_, inner) in schema.ToArray())
                {
                    Spell(inner);
                }

                if (Takes(schema))
                {
                    Forbid(schema);
                    schema.Remove(Mark);
                    var value = new JsonObject(
                        schema.ToArray().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))
                    );
                    schema.Clear();
                    schema["anyOf"] = new JsonArray(value, new JsonObject { ["type"] = "null" });
                }

                break;
        }
    }

    private static bool Takes(JsonObject schema) =>
        schema[Mark] is JsonValue
        || (schema["type"] is JsonArray types && types.Any(type => (string?)type == "null"))
        || (schema["enum"] is JsonArray members && members.Any(member => member is null));
}
