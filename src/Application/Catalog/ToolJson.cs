using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace McpServer.Application.Catalog;

/// <summary>How arguments are read and answers written: strictly, and the same for all tools.</summary>
public static class ToolJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            MaxDepth = 32,
            // The output schema has no nulls, because several clients refuse a list of types: see ToolSchema.
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // Answers are never put into a page; models read letters better than escapes.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // A model writes the members of an object in any order, and the one that names its type too.
            AllowOutOfOrderMetadataProperties = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutNullable } },
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Whether a member is read; one that is computed is only written.</summary>
    internal static bool IsArgument(JsonPropertyInfo member) =>
        member.Set is not null || member.AssociatedParameter is not null;

    // What may be null may be left out: the same to a handler, and the only one of both that a schema without null says.
    private static void LeaveOutNullable(JsonTypeInfo type)
    {
        foreach (var member in type.Properties.Where(member => member.IsRequired && IsNullable(member)))
        {
            member.IsRequired = false;
        }
    }

    // Only what says so: all that was compiled without nullable annotations could be null.
    private static bool IsNullable(JsonPropertyInfo member) =>
        member.AttributeProvider is PropertyInfo property
        && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
}
