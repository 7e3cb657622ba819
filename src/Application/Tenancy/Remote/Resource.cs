using System.Text.Json.Nodes;

namespace McpServer.Application.Tenancy.Remote;

/// <summary>One object of the tenant as the Management API tells it.</summary>
/// <param name="Id">What the API knows it by.</param>
/// <param name="Fields">Its members, by Auth0's names. Never holds a secret.</param>
public sealed record Resource(string Id, JsonObject Fields)
{
    /// <summary>The value at a path such as <c>flags.enable_sso</c>; null when there is none.</summary>
    public JsonNode? At(string path) =>
        path.Split('.').Aggregate((JsonNode?)Fields, (node, name) => (node as JsonObject)?[name]);

    public string? Text(string path) =>
        At(path) is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>Auth0 leaves out what is false.</summary>
    public bool Flag(string path) => At(path) is JsonValue value && value.TryGetValue(out bool flag) && flag;

    public IReadOnlyList<string> Texts(string path) =>
        At(path) is JsonArray items
            ?
            [
                .. items
                    .OfType<JsonValue>()
                    .Select(item => item.TryGetValue(out string? text) ? text : null)
                    .OfType<string>(),
            ]
            : [];
}
