using McpServer.Host.Settings;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Mcp.Sessions;

/// <summary>
/// Lets a caller into the sessions that it opened, and to none else. Who calls is told by the token of each request;
/// the id of a session is never a proof (MCP 2025-11-25, security best practices, "Session Hijacking").
/// </summary>
internal sealed partial class SessionGate(
    OpenSessions sessions,
    SessionEnd sessionEnd,
    IOptions<McpOptions> options,
    TimeProvider clock,
    ILogger<SessionGate> log
)
{
    public const string SessionId = "Mcp-Session-Id";

    // What the SDK, and with it other servers, answer for a session that is not there.
    private const int SessionNotFound = -32001;

    // A call that has begun just before may end.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestStream = TimeSpan.FromDays(1);

    public async Task PassAsync(HttpContext context, McpRequest request, RequestDelegate serve)
    {
        if (!options.Value.Sessions || SpokenVersions.IsSessionless(context.Request))
        {
            await serve(context);
            return;
        }

        if (!SpokenVersions.IsSpoken(context.Request))
        {
            await UnknownVersion.RefuseAsync(context);
            return;
        }

        var id = context.Request.Headers[SessionId].ToString();
        if (id.Length > 0)
        {
            await ResumeAsync(context, request, id, serve);
        }
        else if (HttpMethods.IsPost(context.Request.Method))
        {
            await OpenAsync(context, request, serve);
        }
        else
        {
            await serve(context);
        }
    }

    private async Task ResumeAsync(HttpContext context, McpRequest request, string id, RequestDelegate serve)
    {
        if (sessions.Find(id, request.Caller) is not { } place)
        {
            if (sessions.Exists(id))
            {
                LogForeign(request.Caller.Subject, request.Caller.ClientId);
            }

            await JsonRpcFailure.WriteAsync(
                context,
                StatusCodes.Status404NotFound,
                SessionNotFound,
                "There is no such session; initialize a new one."
            );
            return;
        }

        // A session outlives tokens; what a request holds open does not outlive its own.
        var rest = request.Caller.AcceptedUntil - clock.GetUtcNow() + Grace;
        // No timer runs for as long as a token might claim to.
        using var expiry = new CancellationTokenSource(
            TimeSpan.FromTicks(long.Clamp(rest.Ticks, 0, LongestStream.Ticks)),
            clock
        );
        using var end = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, context.RequestAborted);
        context.RequestAborted = end.Token;
        await (
            HttpMethods.IsGet(context.Request.Method) ? SessionStream.ServeAsync(context, place, serve) : serve(context)
        );
    }

    private async Task OpenAsync(HttpContext context, McpRequest request, RequestDelegate serve)
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
                await sessionEnd.EndAsync(context, id);
            }

            place!.LeaveUnlessOpen();
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Refused {Subject} by {Client} a session that somebody else opened"
    )]
    private partial void LogForeign(string subject, string client);
}
