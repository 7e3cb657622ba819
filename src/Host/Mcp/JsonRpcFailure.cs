namespace McpServer.Host.Mcp;

/// <summary>An error of the transport itself: a JSON-RPC error without an id (MCP 2026-07-28, transports).</summary>
internal static class JsonRpcFailure
{
    /// <summary>The server's own reasons; clients go by the status.</summary>
    public const int Refused = -32000;
    public const int InvalidRequest = -32600;
    public const int InternalError = -32603;

    public static Task WriteAsync(HttpContext context, int status, int code, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new
            {
                jsonrpc = "2.0",
                id = (string?)null,
                error = new { code, message },
            },
            context.RequestAborted
        );
    }
}
