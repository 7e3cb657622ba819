using McpServer.Host.Settings;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Mcp.Sessions;

/// <summary>
/// Lets a caller into the sessions that it opened, and to none else. Who calls is told by the token of each request;
/// the id of a session is never a proof (MCP 2025-11-25, security best practices, "Session Hijacking").
/// </summary>
internal sealed partial class SessionGate(
    OpenSessions sessions,
    SessionStart start,
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
            await start.OpenAsync(context, request, serve);
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

            await SayGoneAsync(context);
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
        try
        {
            await (
                HttpMethods.IsGet(context.Request.Method)
                    ? SessionStream.ServeAsync(context, place, serve)
                    : serve(context)
            );
        }
        catch (OperationCanceledException) when (!end.IsCancellationRequested)
        {
            // Neither the client nor the token: the session was ended, and with it what ran in it.
            if (!context.Response.HasStarted)
            {
                await SayGoneAsync(context);
            }
        }
    }

    private static Task SayGoneAsync(HttpContext context) =>
        JsonRpcFailure.WriteAsync(
            context,
            StatusCodes.Status404NotFound,
            SessionNotFound,
            "There is no such session; initialize a new one."
        );

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Refused {Subject} by {Client} a session that somebody else opened"
    )]
    private partial void LogForeign(string subject, string client);
}
