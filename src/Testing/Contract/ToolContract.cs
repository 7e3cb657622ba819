using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.UseCases;

namespace McpServer.Testing.Contract;

/// <summary>Holds a tool against what all tools promise; each breach says what to mend.</summary>
internal static class ToolContract
{
    private const string EndlessText = "aaaaaaaaaa";

    public static async Task<IReadOnlyList<string>> BreachesAsync(ToolServer server, ToolEntry tool) =>
        [
            .. BreachesOfShape(tool),
            .. await UnboundedTextsAsync(server, tool),
            .. await OpenToStrangersAsync(server, tool),
        ];

    public static IReadOnlyList<string> BreachesOfShape(ToolEntry tool)
    {
        var breaches = new List<string>();
        if (!IsSentence(tool.Definition.Description))
        {
            breaches.Add("its description is no sentence");
        }

        if (SchemaCheck.SelfAndInner(tool.OutputSchema).Any(HasListOfTypes))
        {
            breaches.Add("its output schema has a list of types");
        }

        if (SchemaCheck.SelfAndInner(tool.InputSchema).Any(HasListOfTypes))
        {
            breaches.Add("its input schema has a list of types");
        }

        foreach (var (name, schema) in new[] { ("input schema", tool.InputSchema), ("answer", tool.OutputSchema) })
        {
            if (schema.GetProperty("type").GetString() is not "object")
            {
                breaches.Add($"its {name} is no object");
            }

            if (schema.GetProperty("additionalProperties").ValueKind is not JsonValueKind.False)
            {
                breaches.Add($"its {name} takes other properties");
            }

            breaches.AddRange(Undescribed(schema, "$").Select(path => $"its {name} has no description of {path}"));
        }

        return breaches;
    }

    /// <summary>The text arguments that take more than anybody would write.</summary>
    public static async Task<IReadOnlyList<string>> UnboundedTextsAsync(ToolServer server, ToolEntry tool)
    {
        var caller = server.As("tester", [.. PermissionsOf(tool)]);
        var unbounded = new List<string>();
        var properties = tool.InputSchema.GetProperty("properties");
        foreach (var property in properties.EnumerateObject().Where(property => IsText(property.Value)))
        {
            var arguments = SampleArguments.Required(tool.InputSchema);
            arguments[property.Name] = string.Concat(Enumerable.Repeat(EndlessText, 1000));

            var call = await caller.CallRaw(tool.Definition.Name.Value, JsonSerializer.Serialize(arguments));

            var path = $"$.{property.Name}";
            if (call.Ending is not CallAnswer.Errored errored || errored.Error.Faults.All(fault => fault.Path != path))
            {
                unbounded.Add($"{path} takes 10,000 characters; give it a MaximumLength in the Validator");
            }
        }

        return unbounded;
    }

    /// <summary>Whether somebody without the permission gets further than to a tool that does not exist.</summary>
    private static async Task<IReadOnlyList<string>> OpenToStrangersAsync(ToolServer server, ToolEntry tool)
    {
        if (tool.Definition.Permission.IsNone)
        {
            return [];
        }

        var call = await server.As("stranger", ["openid"]).CallRaw(tool.Definition.Name.Value);

        return call is { Ending: CallAnswer.UnknownTool, Audit.Decision: "hidden" }
            ? []
            : [$"it is open to somebody without the permission {tool.Definition.Permission}"];
    }

    private static IEnumerable<string> PermissionsOf(ToolEntry tool) =>
        tool.Definition.MayAlsoNeed.Prepend(tool.Definition.Permission).Select(permission => permission.Name);

    private static bool IsSentence(string? text) =>
        text is [var first, .., '.'] && char.IsUpper(first) && text.Contains(' ', StringComparison.Ordinal);

    private static bool HasListOfTypes(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.Array;

    private static IEnumerable<string> Undescribed(JsonElement schema, string path)
    {
        if (!schema.TryGetProperty("properties", out var properties))
        {
            yield break;
        }

        foreach (var property in properties.EnumerateObject())
        {
            var inner = $"{path}.{property.Name}";
            if (!property.Value.TryGetProperty("description", out var text) || !IsSentence(text.GetString()))
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
}
