using System.Text.Json.Nodes;
using CsCheck;

namespace McpServer.Application.Tests.Tenancy.Properties;

internal static class RandomFields
{
    /// <summary>Members at paths, each with one of its values; null for none, and ' for the quotes of JSON.</summary>
    public static Gen<JsonObject> Of(params (string Path, string?[] Values)[] fields) =>
        fields.Aggregate(
            Gen.Const(() => new JsonObject()),
            (made, field) =>
                Gen.Select(made, Gen.OneOf(field.Values), (holder, value) => Put(holder, field.Path, value))
        );

    public static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private static JsonObject Put(JsonObject holder, string path, string? value)
    {
        if (value is null)
        {
            return holder;
        }

        var names = path.Split('.');
        var inner = holder;
        foreach (var name in names[..^1])
        {
            inner[name] ??= new JsonObject();
            inner = inner[name]!.AsObject();
        }

        inner[names[^1]] = JsonNode.Parse(value.Replace('\'', '"'));
        return holder;
    }
}
