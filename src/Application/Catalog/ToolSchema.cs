using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using FluentValidation;

namespace McpServer.Application.Catalog;

/// <summary>Writes the JSON Schema (2020-12) of a tool's arguments and of its answer from their records.</summary>
public static class ToolSchema
{
    public static JsonElement OfArguments(Type tool) => OfArguments(tool, rules: null);

    /// <summary>With the rules that the arguments have to keep.</summary>
    internal static JsonElement OfArguments(Type tool, IValidator? rules)
    {
        var schema = Export(tool, SchemaWords.OfArgument);
        if (rules is not null)
        {
            RuleSchema.AddTo(schema, tool, rules);
        }

        return JsonSerializer.SerializeToElement(schema);
    }

    public static JsonElement OfAnswer(Type answer) =>
        JsonSerializer.SerializeToElement(Export(answer, SchemaWords.OfAnswer));

    private static JsonObject Export(Type type, Func<JsonSchemaExporterContext, JsonObject, JsonObject> transform)
    {
        var node = ToolJson.Options.GetJsonSchemaAsNode(
            type,
            new JsonSchemaExporterOptions
            {
                TreatNullObliviousAsNonNullable = true,
                // 'true', any value at all, is written as an object too, so that it can be described.
                TransformSchemaNode = (context, schema) => transform(context, schema as JsonObject ?? []),
            }
        );
        var root = SchemaReferences.Resolve(node);
        SchemaNulls.Spell(root);
        // A record is only null where it is used, never as the whole; MCP wants exactly "object" here.
        root["type"] = "object";
        if (!root.ContainsKey("anyOf"))
        {
            root.TryAdd("properties", new JsonObject());
            root["additionalProperties"] = false;
        }

        return root;
    }
}
