using System.Text.Json;

namespace McpServer.Testing.Contract;

/// <summary>As much of JSON Schema as our schemas use, to see whether a value satisfies one.</summary>
internal static class SchemaCheck
{
    public static IReadOnlyList<string> Violations(JsonElement schema, JsonElement value, string path = "$")
    {
        var violations = new List<string>();
        if (schema.TryGetProperty("type", out var type) && !TypesOf(type).Any(name => Is(name, value)))
        {
            violations.Add($"{path} is {value.ValueKind}, not {type}");
        }

        if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
        {
            violations.AddRange(
                RequiredBy(schema)
                    .Where(name => !value.TryGetProperty(name, out _))
                    .Select(name => $"{path}.{name} is required")
            );
            foreach (var member in value.EnumerateObject())
            {
                violations.AddRange(
                    properties.TryGetProperty(member.Name, out var known)
                        ? Violations(known, member.Value, $"{path}.{member.Name}")
                        : [$"{path}.{member.Name} is not in the schema"]
                );
            }
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            violations.AddRange(value.EnumerateArray().SelectMany(item => Violations(items, item, $"{path}[]")));
        }

        return violations;
    }

    /// <summary>The schema itself and every schema inside it.</summary>
    public static IEnumerable<JsonElement> SelfAndInner(JsonElement schema)
    {
        yield return schema;
        var inner = new List<JsonElement>();
        if (schema.TryGetProperty("properties", out var properties))
        {
            inner.AddRange(properties.EnumerateObject().Select(property => property.Value));
        }

        foreach (var keyword in new[] { "items", "additionalProperties" })
        {
            if (schema.TryGetProperty(keyword, out var found) && found.ValueKind == JsonValueKind.Object)
            {
                inner.Add(found);
            }
        }

        foreach (var found in inner.SelectMany(SelfAndInner))
        {
            yield return found;
        }
    }

    public static IEnumerable<string> RequiredBy(JsonElement schema) =>
        schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(name => name.GetString()!)
            : [];

    private static IEnumerable<string> TypesOf(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Select(name => name.GetString()!)
            : [type.GetString()!];

    private static bool Is(string type, JsonElement value) =>
        type switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Teach this check the type."),
        };
}
