using McpServer.Application.Approvals;
using McpServer.Application.UseCases;
using McpServer.Host.Challenges;
using McpServer.Host.Stopping;
using MediatR;
using ModelContextProtocol;

namespace McpServer.Host.Mcp.Calls;

/// <summary>Answers <c>tools/call</c>: asks the application, and says its answer in the words of MCP and HTTP.</summary>
internal sealed partial class ToolCalls(Challenge challenge, RunningCalls calls, ILogger<ToolCalls> log)
{
    /// <param name="call">What was asked for.</param>
    /// <param name="services">Those of the request.</param>
    /// <param name="progress">Where the call reports to; null when its client did not ask.</param>
    /// <param name="askNow">
    /// Puts a question to the client while its call is open, and answers null when that could not be done; null for
    /// clients that cannot be asked so.
    /// </param>
    /// <param name="cancellationToken">Cancelled when the client gives the call up.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public async ValueTask<CallReply> ReplyAsync(
        CallTool call,
        IServiceProvider services,
        CallProgress? progress,
        Func<CallAnswer.ApprovalNeeded, CancellationToken, Task<ApprovalReply?>>? askNow,
        CancellationToken cancellationToken
    )
    {
        var current = services.GetRequiredService<McpRequest>();
        // In a session the SDK lets a call outlive its request; nobody would hear the answer.
        using var running = calls.Begin(cancellationToken, current.Aborted);
        var mediator = services.GetRequiredService<IMediator>();
        var isWithPerson = false;
        CallAnswer answer;
        try
        {
            answer = await mediator.Send(call, running.Token);
            if (answer is CallAnswer.ApprovalNeeded asked && askNow is not null)
            {
                isWithPerson = true;
                if (await askNow(asked, running.Token) is not { } reply)
                {
                    current.End(asked.Tool.Name.Value, "ApprovalNeeded");
                    return new CallReply.Error("Your client could not put the question to a person. Nothing was done.");
                }

                isWithPerson = false;
                answer = await mediator.Send(call with { Approval = reply }, running.Token);
            }

            await EndAsync(progress, running.Token);
        }
        catch (OperationCanceledException) when (running.IsEndedByStop)
        {
            current.End(tool: null, "Cancelled");
            await EndAsync(progress, current.Aborted);
            return new CallReply.Error(
                isWithPerson
                    ? "The server stops, and nobody had answered its question yet. Nothing was done."
                    : "The server stops and could not wait for this call any longer. It may have been done nevertheless: "
                        + "look before you call again."
            );
        }
        catch (OperationCanceledException)
        {
            current.End(tool: null, "Cancelled");
            progress?.Close();
            throw;
        }
#pragma warning disable CA1031 // Whatever breaks, the client hears of its own call that it broke, and may have been done.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            current.End(tool: null, "Failed");
            LogBroken(
                exception.GetType().FullName,
                exception.TargetSite?.DeclaringType?.FullName,
                exception.TargetSite?.Name
            );
            await EndAsync(progress, current.Aborted);
            return new CallReply.Refusal(
                McpErrorCode.InternalError,
                "The server failed. The call may have been done nevertheless: look before you call again, and tell the "
                    + "operator the time of this request."
            );
        }

        return ReplyTo(answer, current);
    }

    // Nothing is told beside the answer or after it.
    private static Task EndAsync(CallProgress? progress, CancellationToken cancellationToken) =>
        progress?.EndAsync(cancellationToken) ?? Task.CompletedTask;

    // Only where and what it was: the message and the stack may hold arguments.
    [LoggerMessage(Level = LogLevel.Error, Message = "A call broke with {Exception} in {Type}.{Method}")]
    private partial void LogBroken(string? exception, string? type, string? method);

    private CallReply ReplyTo(CallAnswer answer, McpRequest current)
    {
        switch (answer)
        {
            case CallAnswer.Answered answered:
                current.End(answered.Tool.Name.Value, "Succeeded");
                return new CallReply.Result(answered.Tool, answered.Content);
            case CallAnswer.Errored errored:
                current.End(errored.Tool.Name.Value, "ToolError");
                return new CallReply.Error(errored.Error.Message);
            case CallAnswer.PermissionNeeded needed:
                current.End(needed.Tool.Name.Value, "PermissionNeeded");
                challenge.AskForScopes(current.Response, needed.ScopesToAsk, current.Caller.HoldsNoToolScope);
                return new CallReply.Error(
                    $"This tool needs the permission {string.Join(' ', needed.Missing)}. Sign in again and approve it."
                );
            case CallAnswer.Forbidden forbidden:
                current.End(forbidden.Tool.Name.Value, "Forbidden");
                return new CallReply.Error(
                    $"These arguments need the permission {string.Join(' ', forbidden.Missing)}, which you do not have. "
                        + "An administrator can give it to you."
                );
            case CallAnswer.ApprovalNeeded needed:
                current.End(needed.Tool.Name.Value, "ApprovalNeeded");
                return new CallReply.Question(needed);
            case CallAnswer.ApprovalRejected rejected:
                current.End(rejected.Tool.Name.Value, "ApprovalRejected");
                return new CallReply.Error(
                    "The approval is not good for this call: it was used before, came too late, or was given for another "
                        + "call. Nothing was done. Call again without it, and the person is asked anew."
                );
            case CallAnswer.Broken broken:
                current.End(broken.Tool.Name.Value, "Failed");
                return new CallReply.Error(
                    $"The tool failed. Tell the operator the trace id {broken.TraceId ?? "of this request"}."
                );
            case CallAnswer.HeadersDiffer differ:
                current.End(differ.Tool.Name.Value, "Malformed");
                current.Response.StatusCode = StatusCodes.Status400BadRequest;
                return new CallReply.Refusal(McpErrorCode.HeaderMismatch, $"Header mismatch: {differ.Fault}.");
            case CallAnswer.Malformed malformed:
                current.End(tool: null, "Malformed");
                return new CallReply.Refusal(McpErrorCode.InvalidParams, $"Not a call: {malformed.Fault}.");
            default:
                current.End(tool: null, "UnknownTool");
                return new CallReply.Refusal(McpErrorCode.InvalidParams, "There is no tool of that name.");
        }
    }
}
