using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpServer.Host.Mcp.Sessions;

/// <summary>
/// Answers a request of a version that nobody speaks (MCP 2026-07-28, basic/versioning). With sessions the SDK 2.3.1
/// names all five versions here and one in <c>server/discover</c>; a client has to find the same in both.
/// </summary>
internal static class UnknownVersion
{
    private const int UnsupportedProtocolVersion = -32022;

    public static async Task RefuseAsync(HttpContext context)
    {
        var requested = context.Request.Headers[SpokenVersions.Header].ToString();
        var id = await ReadIdAsync(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await context.Response.WriteAsJsonAsync(
            new
            {
                jsonrpc = "2.0",
                id,
                error = new
                {
                    code = UnsupportedProtocolVersion,
                    message = "This version of MCP is not spoken here.",
                    data = new { supported = SpokenVersions.Sessionless, requested },
                },
            },
            context.RequestAborted
        );
    }

    // An error answers the request that it belongs to, as far as that can be read.
    private static async Task<JsonNode?> ReadIdAsync(HttpContext context)
    {
        try
        {
            var message = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return
                message is JsonObject members
                && members["id"] is JsonValue id
                && id.GetValueKind() is JsonValueKind.String or JsonValueKind.Number
                ? id
                : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
