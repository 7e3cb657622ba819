using System.Text.Json;
using Json.Schema;

namespace McpServer.Testing.Contract;

/// <summary>Holds values against schemas with a validator that we did not write, and schemas against their own.</summary>
internal static class SchemaCheck
{
    private static readonly EvaluationOptions Strict = new()
    {
        OutputFormat = OutputFormat.List,
        RequireFormatValidation = true,
    };

    /// <summary>What is wrong with a value, such as <c>$.message Value is "integer" but should be "string"</c>.</summary>
    public static IReadOnlyList<string> Violations(JsonElement schema, JsonElement value) =>
        Told(JsonSchema.FromText(schema.GetRawText()).Evaluate(value, Strict));

    /// <summary>What makes a schema none of JSON Schema 2020-12.</summary>
    public static IReadOnlyList<string> Malformations(JsonElement schema) =>
        Told(MetaSchemas.Draft202012.Evaluate(schema, Strict));

    /// <summary>What several clients cannot read, or what lets in more than the type holds.</summary>
    public static IEnumerable<string> Pitfalls(JsonElement schema)
    {
        foreach (var inner in SelfAndInner(schema))
        {
            if (inner.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.Array)
            {
                yield return "a list of types";
            }

            if (inner.TryGetProperty("properties", out _) && !IsFalse(inner, "additionalProperties"))
            {
                yield return "an object that takes other properties";
            }
        }
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

        if (schema.TryGetProperty("anyOf", out var variants))
        {
            inner.AddRange(variants.EnumerateArray());
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

    private static bool IsFalse(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.False;

    private static IReadOnlyList<string> Told(EvaluationResults results) =>
        results.IsValid
            ? []
            :
            [
                .. (results.Details ?? [])
                    .Where(detail => detail.Errors is not null)
                    .SelectMany(detail => detail.Errors!.Values.Select(error => $"{PathOf(detail)} {error}"))
                    .DefaultIfEmpty("It does not fit."),
            ];

    private static string PathOf(EvaluationResults detail) =>
        $"${detail.InstanceLocation.ToString().Replace('/', '.')}";
}
