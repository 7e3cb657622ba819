using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpServer.LocalAuth0.Management;

/// <summary>What a request carries. Anything but a JSON object is refused by the endpoint's shape.</summary>
internal sealed record RequestBody(JsonObject Json, bool IsObject)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public static async ValueTask<RequestBody> BindAsync(HttpContext context)
    {
        try
        {
            var json = await JsonNode.ParseAsync(context.Request.Body, null, Strict, context.RequestAborted);
            return json is JsonObject read ? new RequestBody(read, true) : new RequestBody([], false);
        }
        catch (JsonException)
        {
            // The caller wrote it, so the answer tells them; there is nothing to log.
            return new RequestBody([], false);
        }
    }
}
