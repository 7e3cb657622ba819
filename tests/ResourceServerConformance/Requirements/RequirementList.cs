using System.Text.Json;

namespace McpServer.ResourceServerConformance.Requirements;

/// <summary>All requirements, from <c>requirements.json</c>.</summary>
public static class RequirementList
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly Dictionary<string, Requirement> ById = Read().ToDictionary(requirement => requirement.Id);

    public static IReadOnlyList<Requirement> All { get; } = [.. ById.Values];

    public static Requirement Of(string id) => ById[id];

    public static bool Knows(string id) => ById.ContainsKey(id);

    private static Requirement[] Read()
    {
        using var stream = typeof(RequirementList).Assembly.GetManifestResourceStream("requirements.json")!;
        return JsonSerializer.Deserialize<Requirement[]>(stream, Json)!;
    }
}
