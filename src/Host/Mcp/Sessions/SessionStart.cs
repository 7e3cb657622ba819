namespace McpServer.Host.Mcp.Sessions;

/// <summary>Opens a session for a caller, if there is room for it.</summary>
internal sealed class SessionStart(OpenSessions sessions, SessionEnd end)
{
    public async Task OpenAsync(HttpContext context, McpRequest request, RequestDelegate serve)
    {
        switch (sessions.TryTake(request.Caller, out var place))
        {
            case SessionRoom.CallerHasTooMany:
                await JsonRpcFailure.WriteAsync(
                    context,
                    StatusCodes.Status429TooManyRequests,
                    JsonRpcFailure.Refused,
                    "You have too many open sessions; end one, or wait until one has been idle long enough."
                );
                return;
            case SessionRoom.ServerHasTooMany:
                await JsonRpcFailure.WriteAsync(
                    context,
                    StatusCodes.Status503ServiceUnavailable,
                    JsonRpcFailure.Refused,
                    "The server has too many open sessions; try again later."
                );
                return;
        }

        request.Place = place;
        var isAnswered = false;
        try
        {
            await serve(context);
            isAnswered = context.Response.StatusCode < StatusCodes.Status300MultipleChoices;
        }
        finally
        {
            // The SDK opens the session before it reads the message to its end.
            if (!isAnswered && place!.Id is { } id)
            {
                await end.EndAsync(context, id);
            }

            place!.LeaveUnlessOpen();
        }
    }
}
