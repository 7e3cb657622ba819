using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.UseCases;

namespace McpServer.Testing.Contract;

/// <summary>Holds a tool against what all tools promise; each breach says what to mend.</summary>
internal static class ToolContract
{
    private const string EndlessText = "aaaaaaaaaa";

    private static readonly string[] InnerSchemas = ["items", "additionalProperties"];

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

    private static IEnumerable<string> Undescribed(JsonElement schema, string path)
    {
        var members = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(member => (Path: $"{path}.{member.Name}", member.Value)).ToList()
            : [];
        // What tells the types of a union apart says itself what it is.
        var bare = members
            .Where(member => !member.Value.TryGetProperty("const", out _))
            .Where(member => !member.Value.TryGetProperty("description", out var text) || !IsSentence(text.GetString()))
            .Select(member => member.Path);
        var variants = schema.TryGetProperty("anyOf", out var several)
            ? several.EnumerateArray().Select(variant => (Path: path, Value: variant))
            : [];
        var items = InnerSchemas
            .Where(keyword => schema.TryGetProperty(keyword, out var item) && item.ValueKind == JsonValueKind.Object)
            .Select(keyword => (Path: $"{path}[]", Value: schema.GetProperty(keyword)));
        return bare.Concat(
            members.Concat(variants).Concat(items).SelectMany(inner => Undescribed(inner.Value, inner.Path))
        );
    }

    private static bool IsText(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) && type.ToString().Contains("string", StringComparison.Ordinal);
}
