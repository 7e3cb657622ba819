using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpServer.ResourceServerConformance.Wire;

/// <summary>What came back over HTTP.</summary>
internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public Challenge? Challenge =>
        Headers.TryGetValue("WWW-Authenticate", out var header) ? Challenge.Of(header) : null;

    public string? SessionId => Headers.GetValueOrDefault("Mcp-Session-Id");

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The body, or the last message of its event stream; null when that is no JSON object.</summary>
    public JsonObject? Json => field ??= Read();

    public JsonNode? Result => Json?["result"];

    public JsonNode? Error => Json?["error"];

    /// <summary>A tool that ran and said so, or anything else that is no error.</summary>
    public bool IsGood => IsSuccess && Result is JsonObject result && (bool?)result["isError"] is not true;

    public bool AsksBack => (string?)Result?["resultType"] == "input_required";

    public override string ToString() => $"HTTP {Status}{(Result is null ? "" : " with a result")}";

    private JsonObject? Read()
    {
        var lines = Text.Split('\n')
            .Where(line => line.StartsWith("data:", StringComparison.Ordinal))
            .Select(line => line["data:".Length..]);
        var candidates = Text.TrimStart().StartsWith('{') ? [Text] : lines.Reverse();
        return candidates.Select(Parse).FirstOrDefault(read => read is not null);
    }

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
