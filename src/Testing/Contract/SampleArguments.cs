using System.Text.Json;

namespace McpServer.Testing.Contract;

/// <summary>Arguments that can be bound, made from a schema; they may break the tool's own rules.</summary>
internal static class SampleArguments
{
    public static Dictionary<string, object?> Required(JsonElement schema) =>
        SchemaCheck
            .RequiredBy(schema)
            .ToDictionary(name => name, name => Of(schema.GetProperty("properties").GetProperty(name)));

    private static object? Of(JsonElement schema)
    {
        if (schema.TryGetProperty("enum", out var members))
        {
            return members[0];
        }

        return schema.TryGetProperty("type", out var type)
            ? type.ToString() switch
            {
                "string" => Text(schema),
                "integer" or "number" => 1,
                "boolean" => true,
                "array" => Array.Empty<object>(),
                "object" => Required(schema),
                _ => null,
            }
            : null;
    }

    private static string Text(JsonElement schema)
    {
        var format = schema.TryGetProperty("format", out var named) ? named.GetString() : null;
        return format switch
        {
            "date-time" => "2026-01-01T12:00:00Z",
            "date" => "2026-01-01",
            "time" => "12:00:00",
            "uuid" => "8f7e2a52-6a2b-4d5e-9d5c-0d8a6a4c1b1f",
            "uri" => "https://example.com/",
            // The serializer describes a span of time by its pattern only.
            _ => schema.TryGetProperty("pattern", out var pattern)
            && pattern.GetString()!.Contains(@"\d{2}:\d{2}", StringComparison.Ordinal)
                ? "00:01:00"
                : "a",
        };
    }
}
