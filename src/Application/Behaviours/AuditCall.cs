using System.Diagnostics;
using McpServer.Application.Ports;
using McpServer.Application.UseCases;
using McpServer.Domain.Audit;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Application.Behaviours;

/// <summary>Sees to it that every call leaves exactly one audit entry, however it ends.</summary>
internal sealed class AuditCall(
    IAuditLog audit,
    ICallerAccessor callers,
    CurrentCall current,
    ArgumentFingerprint fingerprint,
    TimeProvider clock
) : IPipelineBehavior<CallTool, CallAnswer>
{
    public async Task<CallAnswer> Handle(
        CallTool request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<CallAnswer> next
    )
    {
        var started = clock.GetTimestamp();
        CallAnswer answer;
        try
        {
            answer = await next();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await AppendAsync(
                request,
                new(CallOutcome.Cancelled, "granted", "the client went away, or the server stopped"),
                started
            );
            throw;
        }
        catch
        {
            // A tool that throws is an answer by now: this is the server's own fault, and nothing was decided.
            await AppendAsync(request, new(CallOutcome.Failed, null, "the server failed"), started);
            throw;
        }

        // Outside of what guards the tool: an audit that fails must not be told as a tool that broke.
        await AppendAsync(request, CallEnding.Of(answer), started);
        // From here on nobody can tell a hidden tool from one that does not exist, not even by mistake.
        return answer is CallAnswer.UnknownTool ? new CallAnswer.UnknownTool(null) : answer;
    }

    private const string GrantedByRule = "Auth0:GrantByPermissions holds for this client";

    private static string? TraceId => Activity.Current?.TraceId.ToHexString();

    private string Reason(CallEnding ending, bool isGrantedByPermissions)
    {
        var notes = isGrantedByPermissions ? current.Notes.Append(GrantedByRule) : current.Notes;
        return current.Notes.Count == 0 && !isGrantedByPermissions
            ? ending.Reason
            : string.Join("; ", notes.Prepend(ending.Reason));
    }

    // A cancelled call is still a call: its entry must not be cancelled with it.
    private async ValueTask AppendAsync(CallTool request, CallEnding ending, long started)
    {
        var caller = callers.Caller;
        var entry = new AuditEntry
        {
            At = clock.GetUtcNow(),
            Issuer = caller.Issuer,
            Subject = caller.Subject,
            ClientId = caller.ClientId,
            Organization = caller.Organization,
            Actor = caller.Actor,
            Tool = ending.Tool?.Name ?? (ToolName.TryParse(request.Name, out var name) ? name : null),
            Decision = ending.Decision,
            Reason = Reason(ending, caller.IsGrantedByPermissions),
            Outcome = ending.Outcome,
            Duration = clock.GetElapsedTime(started),
            ArgumentHash = fingerprint.Of(request.Arguments),
            TraceId = TraceId,
        };
        await audit.AppendAsync(entry, CancellationToken.None);
    }
}
