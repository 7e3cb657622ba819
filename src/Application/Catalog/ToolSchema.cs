using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace McpServer.Application.Catalog;

/// <summary>Writes the JSON Schema (2020-12) of a tool's arguments and of its answer from their records.</summary>
public static class ToolSchema
{
    public static JsonElement OfArguments(Type tool) => Export(tool, OptionalInsteadOfNull);

    public static JsonElement OfAnswer(Type answer) => Export(answer, static (_, schema) => schema);

    private static JsonElement Export(Type type, Func<JsonSchemaExporterContext, JsonNode, JsonNode> transform)
    {
        var node = ToolJson.Options.GetJsonSchemaAsNode(
            type,
            new JsonSchemaExporterOptions
            {
                TreatNullObliviousAsNonNullable = true,
                TransformSchemaNode = (context, schema) => transform(context, Describe(context, schema)),
            }
        );
        if (node is JsonObject root)
        {
            // A record is only null where it is used, never as the whole; MCP wants exactly "object" here.
            root["type"] = "object";
            root.TryAdd("properties", new JsonObject());
            root["additionalProperties"] = false;
        }

        return JsonSerializer.SerializeToElement(node);
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var text = context
            .PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: true)
            .OfType<DescriptionAttribute>()
            .FirstOrDefault()
            ?.Description;
        if (text is not null && schema is JsonObject described)
        {
            described.Insert(0, "description", text);
        }

        return schema;
    }

    // Several clients refuse a list of types. An optional argument may be left out, which says the same.
    private static JsonNode OptionalInsteadOfNull(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.PropertyInfo is not { IsRequired: false } || schema is not JsonObject optional)
        {
            return schema;
        }

        if (optional["type"] is JsonArray types)
        {
            var named = types.Select(type => type!.GetValue<string>()).Where(type => type is not "null").ToArray();
            if (named.Length == 1)
            {
                optional["type"] = named[0];
            }
        }

        if (optional["enum"] is JsonArray members)
        {
            members.RemoveAll(member => member is null);
        }

        if (optional.TryGetPropertyValue("default", out var fallback) && fallback is null)
        {
            optional.Remove("default");
        }

        return schema;
    }
}
