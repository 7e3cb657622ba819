using System.Text.Json.Nodes;
using McpServer.Application.Tenancy.Planning;

namespace McpServer.Infrastructure.Auth0.Management.Changing;

/// <summary>Makes bodies of changed fields.</summary>
internal static class ChangeBody
{
    /// <summary>The fields as they shall be; a path such as <c>flags.x</c> is an object in an object.</summary>
    public static JsonObject Of(IEnumerable<FieldChange> fields)
    {
        var body = new JsonObject();
        foreach (var field in fields)
        {
            var path = field.Field.Split('.');
            var holder = body;
            foreach (var name in path[..^1])
            {
                holder = Inner(holder, name);
            }

            holder[path[^1]] = field.After?.DeepClone();
        }

        return body;
    }

    /// <summary>What a set shall hold and does not.</summary>
    public static IReadOnlyList<string> Added(this FieldChange? set) =>
        [.. Names(set?.After).Except(Names(set?.Before), StringComparer.Ordinal)];

    /// <summary>What a set holds and shall not.</summary>
    public static IReadOnlyList<string> Removed(this FieldChange? set) =>
        [.. Names(set?.Before).Except(Names(set?.After), StringComparer.Ordinal)];

    private static JsonObject Inner(JsonObject holder, string name)
    {
        if (holder[name] is not JsonObject inner)
        {
            holder[name] = inner = [];
        }

        return inner;
    }

    private static IEnumerable<string> Names(JsonNode? set) =>
        (set as JsonArray ?? []).Select(item => (string?)item).OfType<string>();
}
