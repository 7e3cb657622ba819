using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.UseCases;

namespace McpServer.Application.Tests.Catalog;

/// <summary>Holds a tool against what all tools promise; each breach says what to mend.</summary>
internal static class ToolContract
{
    private const string EndlessText = "aaaaaaaaaa";

    public static IReadOnlyList<string> Breaches(ToolEntry tool)
    {
        var breaches = new List<string>();
        if (!IsSentence(tool.Definition.Description))
        {
            breaches.Add("its description is no sentence");
        }

        foreach (var (name, schema) in new[] { ("input schema", tool.InputSchema), ("answer", tool.OutputSchema) })
        {
            if (schema.GetProperty("type").GetString() is not "object")
            {
                breaches.Add($"its {name} is no object");
            }

            breaches.AddRange(SchemaCheck.Malformations(schema).Select(fault => $"its {name} is no schema: {fault}"));
            breaches.AddRange(SchemaCheck.Pitfalls(schema).Select(pitfall => $"its {name} has {pitfall}"));
            breaches.AddRange(Undescribed(schema, "$").Select(path => $"its {name} has no description of {path}"));
        }

        breaches.AddRange(
            Specimen
                .Of(tool.Answer)
                .Select(answer => JsonSerializer.SerializeToElement(answer, tool.Answer, ToolJson.Options))
                .SelectMany(answer => SchemaCheck.Violations(tool.OutputSchema, answer))
                .Select(violation => $"its answer does not satisfy its schema: {violation}")
        );
        return breaches;
    }

    /// <summary>The text arguments that take more than anybody would write.</summary>
    public static async Task<IReadOnlyList<string>> UnboundedTextsAsync(Server server, ToolEntry tool)
    {
        var unbounded = new List<string>();
        var properties = tool.InputSchema.GetProperty("properties");
        foreach (var property in properties.EnumerateObject().Where(property => IsText(property.Value)))
        {
            var arguments = SchemaCheck
                .RequiredBy(tool.InputSchema)
                .ToDictionary(name => name, name => Sample(properties.GetProperty(name)), StringComparer.Ordinal);
            arguments[property.Name] = string.Concat(Enumerable.Repeat(EndlessText, 1000));

            var answer = await server.CallAsync(tool.Definition.Name.Value, JsonSerializer.Serialize(arguments));

            var path = $"$.{property.Name}";
            if (answer is not CallAnswer.Errored errored || errored.Error.Faults.All(fault => fault.Path != path))
            {
                unbounded.Add($"{path} takes 10,000 characters; give it a MaximumLength in the Validator");
            }
        }

        return unbounded;
    }

    private static bool IsSentence(string description) =>
        char.IsUpper(description[0]) && description[^1] is '.' && description.Contains(' ', StringComparison.Ordinal);

    private static IEnumerable<string> Undescribed(JsonElement schema, string path)
    {
        if (!schema.TryGetProperty("properties", out var properties))
        {
            yield break;
        }

        foreach (var property in properties.EnumerateObject())
        {
            var inner = $"{path}.{property.Name}";
            if (!property.Value.TryGetProperty("description", out var text) || !IsSentence(text.GetString()!))
            {
                yield return inner;
            }

            foreach (var deeper in Undescribed(property.Value, inner))
            {
                yield return deeper;
            }
        }
    }

    private static bool IsText(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) && type.ToString().Contains("string", StringComparison.Ordinal);

    private static object? Sample(JsonElement schema) =>
        schema.GetProperty("type").ToString() switch
        {
            "string" => "a",
            "integer" or "number" => 1,
            "boolean" => true,
            "array" => Array.Empty<object>(),
            "object" => new object(),
            _ => null,
        };
}
