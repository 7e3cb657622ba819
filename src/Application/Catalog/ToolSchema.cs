using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using FluentValidation;

namespace McpServer.Application.Catalog;

/// <summary>Writes the JSON Schema (2020-12) of a tool's arguments and of its answer from their records.</summary>
public static class ToolSchema
{
    public static JsonElement OfArguments(Type tool) => OfArguments(tool, rules: null);

    /// <summary>With the rules that the arguments have to keep.</summary>
    internal static JsonElement OfArguments(Type tool, IValidator? rules) => Export(tool, OptionalArgument, rules);

    public static JsonElement OfAnswer(Type answer) => Export(answer, OptionalMember);

    private static JsonElement Export(
        Type type,
        Func<JsonSchemaExporterContext, JsonNode, JsonNode> transform,
        IValidator? rules = null
    )
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
            if (rules is not null)
            {
                RuleSchema.AddTo(root, type, rules);
            }
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

    // Several clients refuse a list of types. An argument that may be left out says the same.
    private static JsonNode OptionalArgument(JsonSchemaExporterContext context, JsonNode schema) =>
        context.PropertyInfo is { IsRequired: false } ? WithoutNull(schema) : schema;

    // A member that is null is left out of an answer, so it is not required and never null.
    private static JsonNode OptionalMember(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema["required"] is JsonArray required && context.TypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            var optional = context
                .TypeInfo.Properties.Where(member => member.IsGetNullable)
                .Select(member => member.Name);
            required.RemoveAll(name => optional.Contains(name!.GetValue<string>(), StringComparer.Ordinal));
        }

        return context.PropertyInfo is { IsGetNullable: true } ? WithoutNull(schema) : schema;
    }

    private static JsonNode WithoutNull(JsonNode schema)
    {
        if (schema is not JsonObject optional)
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
