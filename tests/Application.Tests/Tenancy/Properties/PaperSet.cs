using System.Text.Json.Nodes;
using McpServer.Application.Tenancy.Planning;

namespace McpServer.Application.Tests.Tenancy.Properties;

/// <summary>Names in a list whose order means nothing.</summary>
internal static class PaperSet
{
    public static JsonArray Of(IEnumerable<string> names) => [.. names.Select(name => JsonValue.Create(name))];

    public static string[] Names(JsonNode? list) =>
        list is JsonArray items ? [.. items.Select(item => (string)item!)] : [];

    /// <summary>What a change adds and removes; the Management API takes the two by themselves.</summary>
    public static (string[] Added, string[] Removed) Difference(FieldChange set) =>
        ([.. Names(set.After).Except(Names(set.Before))], [.. Names(set.Before).Except(Names(set.After))]);

    public static void Replace<T>(List<T> items, Func<T, T> by)
    {
        for (var index = 0; index < items.Count; index++)
        {
            items[index] = by(items[index]);
        }
    }
}
