using System.Buffers;
using System.Text.Json;

namespace McpServer.Application.Catalog;

/// <summary>
/// What is wrong with the arguments that clients repeat in headers. A client has to refuse the whole tool for any of it
/// (<c>x-mcp-header</c>; MCP 2026-07-28, basic/transports).
/// </summary>
internal static class HeaderFaults
{
    // RFC 9110, section 5.6.2.
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    public static IEnumerable<string> Of(ToolEntry tool) =>
        SchemaWords.MayHaveHeaders(tool.InputSchema) ? All(tool) : [];

    private static string[] All(ToolEntry tool)
    {
        var properties = tool.InputSchema.GetProperty("properties").EnumerateObject().ToList();
        var headers = properties
            .Where(property => property.Value.TryGetProperty(SchemaWords.InHeader, out _))
            .Select(property =>
                (property.Name, Header: property.Value.GetProperty(SchemaWords.InHeader).GetString()!, property.Value)
            )
            .ToList();
        var names = headers
            .Where(one => !IsToken(one.Header))
            .Select(one =>
                $"the header '{one.Header}' of its argument '{one.Name}' is no token of RFC 9110; write letters, digits and '-', such as 'Region'."
            );
        var twice = headers
            .GroupBy(one => one.Header, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1)
            .Select(same =>
                $"the header '{same.Key}' is used for its arguments {string.Join(" and ", same.Select(one => $"'{one.Name}'"))}; give each a name of its own."
            );
        var kinds = headers
            .Where(one => !IsSimple(one.Value))
            .Select(one =>
                $"its argument '{one.Name}' cannot stand in a header; only a text, an integer, a boolean or an enum can: remove InHeader."
            );
        var deep = properties
            .SelectMany(property => Inside(property.Value))
            .Select(header =>
                $"the header '{header}' is for something inside an argument; only a whole argument can stand in a header: move InHeader to one."
            );
        return [.. names, .. twice, .. kinds, .. deep];
    }

    private static bool IsToken(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(TokenCharacters);

    // Not a number with a fraction: clients write one in more than one way.
    private static bool IsSimple(JsonElement schema) =>
        schema.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String
        && type.GetString() is "string" or "integer" or "boolean";

    private static IEnumerable<string> Inside(JsonElement schema) =>
        schema.ValueKind switch
        {
            JsonValueKind.Object => schema
                .EnumerateObject()
                .Where(member => member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                .SelectMany(member => Within(member.Value)),
            _ => [],
        };

    private static IEnumerable<string> Within(JsonElement node) =>
        node.ValueKind switch
        {
            JsonValueKind.Object => node.EnumerateObject()
                .SelectMany(member =>
                    member.Name == SchemaWords.InHeader && member.Value.ValueKind == JsonValueKind.String
                        ? [member.Value.GetString()!]
                        : Within(member.Value)
                ),
            JsonValueKind.Array => node.EnumerateArray().SelectMany(Within),
            _ => [],
        };
}
