using System.Text.Json.Nodes;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy.Planning;

/// <summary>The difference between declared fields and those of a resource; all other fields are nobody's business.</summary>
internal static class FieldComparison
{
    public static IReadOnlyList<FieldChange> All(IEnumerable<DeclaredField> declared) =>
        [
            .. declared
                .Where(field => field.Value is not null)
                .Select(field => new FieldChange(field.Path, null, field.Value)),
        ];

    public static IReadOnlyList<FieldChange> Differing(IEnumerable<DeclaredField> declared, Resource remote) =>
        [
            .. declared
                .Select(field => new FieldChange(field.Path, remote.At(field.Path), field.Value))
                .Where(field => !Satisfies(field.Before, field.After)),
        ];

    // An object in a field may hold more than is declared of it, and that too is nobody's business.
    private static bool Satisfies(JsonNode? present, JsonNode? declared) =>
        (present, declared) is (JsonObject members, JsonObject wanted)
            ? wanted.All(member => AreEqual(members[member.Key], member.Value))
            : AreEqual(present, declared);

    public static bool AreEqual(JsonNode? one, JsonNode? other) =>
        JsonNode.DeepEquals(Canonical(one), Canonical(other));

    /// <summary>A set as a sorted array, so that two orders are the same.</summary>
    public static JsonArray SetOf(IEnumerable<string> names) =>
        [
            .. names
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => JsonValue.Create(name)),
        ];

    // To Auth0 a switch that is not there is off, and a list that is not there is empty. Members are sorted, because
    // the items of a list are ordered by their text.
    private static JsonNode? Canonical(JsonNode? node) =>
        node switch
        {
            JsonValue value when value.TryGetValue(out bool flag) && !flag => null,
            JsonArray { Count: 0 } => null,
            JsonArray items => new JsonArray([
                .. items
                    .Select(item => (Item: Canonical(item), Text: Canonical(item)?.ToJsonString() ?? "null"))
                    .OrderBy(pair => pair.Text, StringComparer.Ordinal)
                    .Select(pair => pair.Item),
            ]),
            JsonObject members => new JsonObject(
                members
                    .Select(member => KeyValuePair.Create(member.Key, Canonical(member.Value)))
                    .Where(member => member.Value is not null)
                    .OrderBy(member => member.Key, StringComparer.Ordinal)
            ),
            _ => node?.DeepClone(),
        };
}
