using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace McpServer.Application.Catalog;

/// <summary>Names a JSON value, and the JSON that a type is read from, in words for a model.</summary>
internal static class JsonKind
{
    public static string Of(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.True or JsonValueKind.False => "a boolean",
            JsonValueKind.Null or JsonValueKind.Undefined => "null",
        };

    public static string Of(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return ToolJson.Options.GetTypeInfo(bare).Kind switch
        {
            JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "an object",
            JsonTypeInfoKind.Enumerable => "an array",
            JsonTypeInfoKind.None => OfScalar(bare),
        };
    }

    private static string OfScalar(Type type)
    {
        if (type.IsEnum)
        {
            // As they are written, which a member may decide for itself.
            var names = Enum.GetValues(type)
                .Cast<object>()
                .Select(member => JsonSerializer.SerializeToElement(member, type, ToolJson.Options).GetString());
            return $"one of {string.Join(", ", names)}";
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "a boolean",
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => "a number",
            TypeCode.String or TypeCode.Char => "a string",
            TypeCode.DateTime => "a date and time such as 2026-01-31T12:00:00Z",
            >= TypeCode.SByte and <= TypeCode.UInt64 => $"an integer that fits {type.Name}",
            _ when type == typeof(DateTimeOffset) => "a date and time such as 2026-01-31T12:00:00Z",
            _ when type == typeof(DateOnly) => "a date such as 2026-01-31",
            _ when type == typeof(TimeOnly) => "a time such as 12:30:00",
            _ when type == typeof(TimeSpan) => "a time span such as 01:30:00",
            _ when type == typeof(Guid) => "a UUID",
            _ when type == typeof(Uri) => "an address such as https://example.com/",
            _ when type == typeof(byte[]) => "bytes in base64",
            _ => "a value as the input schema says",
        };
    }
}
