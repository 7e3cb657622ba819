using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpServer.Application.Contracts;

/// <summary>What two JSON texts differ in, member by member.</summary>
internal static class JsonDifference
{
    private const int LongestValue = 120;

    private static readonly JsonSerializerOptions Form = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IEnumerable<string> Between(JsonNode? before, JsonNode? after, string path = "")
    {
        if (JsonNode.DeepEquals(before, after))
        {
            return [];
        }

        if (before is not JsonObject old || after is not JsonObject now)
        {
            return [$"~ {path}: {Text(before)} -> {Text(after)}"];
        }

        return old.Concat(now)
            .Select(member => member.Key)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .SelectMany(name =>
                (old.TryGetPropertyValue(name, out var was), now.TryGetPropertyValue(name, out var becomes)) switch
                {
                    (true, false) => [$"- {Join(path, name)}: {Text(was)}"],
                    (false, _) => [$"+ {Join(path, name)}: {Text(becomes)}"],
                    _ => Between(was, becomes, Join(path, name)),
                }
            );
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Text(JsonNode? value)
    {
        var text = value?.ToJsonString(Form) ?? "null";
        return text.Length <= LongestValue ? text : $"{text[..LongestValue]}...";
    }
}
