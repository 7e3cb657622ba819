namespace McpServer.Host.Mcp.Sessions;

/// <summary>Ends a session as its client would, by DELETE: the SDK 2.3.1 has no other way to have it forgotten.</summary>
internal sealed class SessionEnd
{
    private RequestDelegate? _delete;

    /// <summary>Keeps what answers DELETE, out of all that is mapped.</summary>
    public void Learn(EndpointBuilder route)
    {
        if (
            route.Metadata.OfType<HttpMethodMetadata>().Any(methods => methods.HttpMethods.Contains(HttpMethods.Delete))
        )
        {
            _delete = route.RequestDelegate;
        }
    }

    /// <summary>Ends a session whose first message turned out to be none; the client need not know its id.</summary>
    public async Task EndAsync(HttpContext context, string id)
    {
        var (request, response) = (context.Request, context.Response);
        var method = request.Method;
        request.Method = HttpMethods.Delete;
        request.Headers[SessionGate.SessionId] = id;
        try
        {
            await _delete!(context);
        }
        finally
        {
            request.Method = method;
            request.Headers.Remove(SessionGate.SessionId);
        }

        if (!response.HasStarted)
        {
            response.Headers.Remove(SessionGate.SessionId);
        }
    }
}
