using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace McpServer.Application.Catalog;

/// <summary>Makes of what the serializer writes about a type a schema that models and their clients can use.</summary>
internal static class SchemaWords
{
    public const string InHeader = "x-mcp-header";

    /// <summary>The pattern of a time without a date: the format of that name wants a time zone (RFC 3339).</summary>
    private const string Time = @"^\d{2}:\d{2}:\d{2}(\.\d{1,7})?$";

    // Few tools have any, and what looks closer is compiled at every start that needs it.
    /// <summary>False when no argument is repeated in a header; true when one could be.</summary>
    public static bool MayHaveHeaders(JsonElement arguments) =>
        arguments.GetRawText().Contains(InHeader, StringComparison.Ordinal);

    public static JsonObject OfArgument(JsonSchemaExporterContext context, JsonObject schema)
    {
        Adapt(context, schema);
        if (AttributeOf<InHeaderAttribute>(context.PropertyInfo) is { } header)
        {
            schema[InHeader] = header.Name;
        }

        if (schema["properties"] is JsonObject properties && context.TypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            foreach (var computed in context.TypeInfo.Properties.Where(member => !ToolJson.IsArgument(member)))
            {
                properties.Remove(computed.Name);
            }
        }

        return schema;
    }

    public static JsonObject OfAnswer(JsonSchemaExporterContext context, JsonObject schema)
    {
        Adapt(context, schema);
        // One that knows no time zone is written without, which is no date-time (RFC 3339).
        if (TypeOf(context) == typeof(DateTime))
        {
            schema.Remove("format");
        }

        if (ItemsMayBeNull(context.PropertyInfo))
        {
            SchemaNulls.Allow(schema["items"] ?? schema["additionalProperties"]);
        }

        return schema;
    }

    private static void Adapt(JsonSchemaExporterContext context, JsonObject schema)
    {
        // Whatever may be null may be left out instead, and several clients refuse a list of types.
        if (context.PropertyInfo is not null)
        {
            SchemaNulls.Forbid(schema);
        }

        // The serializer asks the constructor, which knows nothing of members that may be left out.
        if (schema["required"] is JsonArray required && context.TypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            var optional = context
                .TypeInfo.Properties.Where(member => !member.IsRequired)
                .Select(member => member.Name);
            required.RemoveAll(name => optional.Contains((string?)name, StringComparer.Ordinal));
            if (required.Count == 0)
            {
                schema.Remove("required");
            }
        }

        var type = TypeOf(context);
        schema.Remove("$comment");
        if (schema.ContainsKey("enum"))
        {
            schema.Remove("type");
            schema.Insert(0, "type", "string");
        }
        else if (type == typeof(TimeOnly))
        {
            schema.Remove("format");
            schema["pattern"] = Time;
        }
        else if (type == typeof(byte[]))
        {
            schema["contentEncoding"] = "base64";
        }

        if (context.TypeInfo.PolymorphismOptions is { } union && schema["anyOf"] is JsonArray variants)
        {
            Tell(union, variants);
            schema.Remove("type");
            schema.Remove("required");
        }

        var text =
            AttributeOf<DescriptionAttribute>(context.PropertyInfo) ?? type.GetCustomAttribute<DescriptionAttribute>();
        if (text is not null)
        {
            schema.Remove("description");
            schema.Insert(0, "description", text.Description);
        }
    }

    // Each variant stands for itself, because clients look at one without what is around it.
    private static void Tell(JsonPolymorphismOptions union, JsonArray variants)
    {
        var name = union.TypeDiscriminatorPropertyName;
        foreach (var variant in variants.OfType<JsonObject>())
        {
            variant.Remove("type");
            variant.Insert(variant.ContainsKey("description") ? 1 : 0, "type", "object");
            if (variant["properties"]?[name] is JsonObject { } discriminator)
            {
                var isNumber = discriminator["const"]?.GetValueKind() == JsonValueKind.Number;
                discriminator.Insert(0, "type", isNumber ? "integer" : "string");
                var required = variant["required"] as JsonArray ?? [];
                if (!required.Any(known => (string?)known == name))
                {
                    required.Insert(0, name);
                }

                variant["required"] = required;
            }
        }
    }

    private static Type TypeOf(JsonSchemaExporterContext context) =>
        Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;

    // Written in a record's head without 'property:' it stands at the parameter.
    private static T? AttributeOf<T>(JsonPropertyInfo? property)
        where T : Attribute =>
        Of<T>(property?.AttributeProvider) ?? Of<T>(property?.AssociatedParameter?.AttributeProvider);

    private static T? Of<T>(ICustomAttributeProvider? provider)
        where T : Attribute => provider?.GetCustomAttributes(typeof(T), inherit: true).OfType<T>().FirstOrDefault();

    private static bool ItemsMayBeNull(JsonPropertyInfo? property)
    {
        if (property?.AttributeProvider is not PropertyInfo member)
        {
            return false;
        }

        var nullability = new NullabilityInfoContext().Create(member);
        var item = nullability.ElementType ?? nullability.GenericTypeArguments.LastOrDefault();
        return item?.ReadState == NullabilityState.Nullable;
    }
}
