using McpServer.Application.Approvals;
using McpServer.Application.Catalog;
using McpServer.Application.Once;
using McpServer.Application.Operators;
using McpServer.Application.Ports;
using MediatR;

namespace McpServer.Application.Behaviours;

/// <summary>
/// Lets a tool that needs it run only after a person confirmed exactly these arguments. The last thing before the
/// handler: nobody is asked to approve what would be refused anyway.
/// </summary>
internal sealed class AskApproval<TTool, TResult>(
    CurrentCall current,
    ApprovalStates states,
    ServedTools served,
    ICallerAccessor callers
) : IPipelineBehavior<TTool, TResult>
    where TTool : ITool, IRequest<TResult>
    where TResult : IToolResult<TResult>
{
    public async Task<TResult> Handle(
        TTool request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResult> next
    )
    {
        if (!current.Tool.Definition.NeedsApproval)
        {
            return await next();
        }

        if (current.Request.Approval is { } reply)
        {
            return await JudgeAsync(request, reply, next, cancellationToken);
        }

        if (current.Request.CanAsk)
        {
            return Ask(request);
        }

        if (!served.Of(current.Tool).RunsWithoutApproval)
        {
            return TResult.Refuse(
                ToolError.Refused(
                    "A person has to approve this call, and your client cannot ask: use one that supports elicitation "
                        + "of MCP 2026-07-28, or ask the operator to allow it."
                )
            );
        }

        current.Note("without approval, as the operator allows");
        return await next();
    }

    private async Task<TResult> JudgeAsync(
        TTool request,
        ApprovalReply reply,
        RequestHandlerDelegate<TResult> next,
        CancellationToken cancellationToken
    )
    {
        string? fault;
        try
        {
            fault = await states.UseUpAsync(
                reply.State,
                callers.Caller,
                current.Tool.Definition.Name,
                current.Request,
                cancellationToken
            );
        }
        catch (StoreUnavailableException)
        {
            // Without it nobody knows whether the approval was used before.
            return Unavailable();
        }

        if (fault is not null)
        {
            return TResult.Stop(new ToolStop.ApprovalRejected(fault));
        }

        switch (reply.IsConfirmed)
        {
            case true:
                current.Note("a person approved it");
                return await next();
            case false:
                current.Note("the person declined");
                return TResult.Refuse(ToolError.Refused("The person declined. Nothing was done."));
            case null:
                return Ask(request);
        }
    }

    private TResult Ask(TTool request)
    {
        try
        {
            return TResult.Stop(
                new ToolStop.ApprovalNeeded(
                    ApprovalText.Of(current.Tool, request, current.Request.GivenArguments),
                    states.Begin(callers.Caller, current.Tool.Definition.Name, current.Request)
                )
            );
        }
        catch (StoreUnavailableException)
        {
            return Unavailable();
        }
    }

    private static TResult Unavailable() =>
        TResult.Refuse(ToolError.Unavailable("Approvals cannot be checked now. Call again in a moment."));
}
