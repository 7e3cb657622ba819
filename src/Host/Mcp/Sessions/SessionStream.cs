namespace McpServer.Host.Mcp.Sessions;

/// <summary>
/// The stream that belongs to a session and to no request. The SDK 2.3.1 opens it once in the life of a session; a client
/// that lost it reads 405, which is how a server says that it offers none (MCP 2025-11-25, transports, "Listening for
/// Messages from the Server"), and goes on without.
/// </summary>
internal static class SessionStream
{
    public static async Task ServeAsync(HttpContext context, SessionPlace place, RequestDelegate serve)
    {
        if (!place.TryTakeStream())
        {
            context.Response.Headers.Allow = "POST, DELETE";
            await JsonRpcFailure.WriteAsync(
                context,
                StatusCodes.Status405MethodNotAllowed,
                JsonRpcFailure.Refused,
                "The stream of this session was opened before. What is yours comes with your requests; for another stream initialize a new session."
            );
            return;
        }

        await serve(context);
        if (context.Response.StatusCode != StatusCodes.Status200OK)
        {
            place.GiveStreamBack();
        }
    }
}
