using System.Text.Json.Nodes;

namespace McpServer.Host.Tests.Serving;

/// <summary>What came back: status, headers, and the message out of its event or plain body.</summary>
public sealed record WireAnswer(int Status, string? Challenge, IReadOnlyDictionary<string, string> Headers, string Text)
{
    /// <summary>The JSON of the body; of an event stream, that of its only event.</summary>
    public JsonNode Json =>
        JsonNode.Parse(
            Text.StartsWith('{')
                ? Text
                : Text.Split('\n').Single(line => line.StartsWith("data: ", StringComparison.Ordinal))[
                    "data: ".Length..
                ]
        )!;

    /// <summary>Every message of an event stream, in order; of a plain body, its only one.</summary>
    public IReadOnlyList<JsonNode> Events =>
        Text.StartsWith('{')
            ? [Json]
            :
            [
                .. Text.Split('\n')
                    .Where(line => line.StartsWith("data: ", StringComparison.Ordinal))
                    .Select(line => JsonNode.Parse(line["data: ".Length..])!),
            ];

    public JsonNode? Result => Json["result"];

    /// <summary>The names of a <c>tools/list</c> answer.</summary>
    public IReadOnlyList<string> Tools =>
        [.. Result!["tools"]!.AsArray().Select(tool => tool!["name"]!.GetValue<string>())];

    public static async Task<WireAnswer> ReadAsync(HttpMessageInvoker http, HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await http.SendAsync(request, CancellationToken.None);
            var headers = response
                .Headers.Concat(response.Content.Headers)
                .ToDictionary(
                    header => header.Key,
                    header => string.Join(" | ", header.Value),
                    StringComparer.OrdinalIgnoreCase
                );
            return new(
                (int)response.StatusCode,
                headers.GetValueOrDefault("WWW-Authenticate"),
                headers,
                await response.Content.ReadAsStringAsync()
            );
        }
    }
}
