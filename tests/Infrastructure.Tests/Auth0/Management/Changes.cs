using System.Text.Json.Nodes;
using McpServer.Application.Tenancy.Planning;

namespace McpServer.Infrastructure.Tests.Auth0.Management;

/// <summary>Changes as the planner makes them.</summary>
internal static class Changes
{
    public static Change NewRole { get; } =
        new(
            ObjectKind.Role,
            "Tool User",
            ChangeKind.Create,
            [Field("name", "Tool User"), Field("description", "Basic")]
        );

    public static Change OtherRole { get; } =
        new(ObjectKind.Role, "Tool User", ChangeKind.Update, [new("description", "Basic", "All")]) { Id = "rol_1" };

    public static Change NoRole { get; } = new(ObjectKind.Role, "Tool User", ChangeKind.Delete, []) { Id = "rol_1" };

    public static FieldChange Field(string path, JsonNode? after) => new(path, Before: null, after);

    public static JsonArray Set(params IEnumerable<string> names) => [.. names.Select(name => JsonValue.Create(name))];
}
