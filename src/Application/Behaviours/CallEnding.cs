using McpServer.Application.UseCases;
using McpServer.Domain.Audit;
using McpServer.Domain.Tools;

namespace McpServer.Application.Behaviours;

/// <summary>What the audit tells of an ending, in words that hold nothing of arguments or answers.</summary>
internal sealed record CallEnding(CallOutcome Outcome, string? Decision, string Reason, ToolDefinition? Tool = null)
{
    public static CallEnding Of(CallAnswer answer) =>
        answer switch
        {
            CallAnswer.Answered answered => new(
                CallOutcome.Succeeded,
                "granted",
                answered.Tool.Permission.IsNone ? "the tool needs no permission" : "the token has the permission",
                answered.Tool
            ),
            CallAnswer.Errored errored => new(
                CallOutcome.ToolError,
                "granted",
                $"the tool answered {errored.Error.Kind}",
                errored.Tool
            ),
            CallAnswer.PermissionNeeded needed => new(
                CallOutcome.PermissionNeeded,
                "obtainable",
                $"missing {string.Join(' ', needed.Missing)}",
                needed.Tool
            ),
            CallAnswer.Forbidden forbidden => new(
                CallOutcome.Forbidden,
                "forbidden",
                $"the arguments need {string.Join(' ', forbidden.Missing)}",
                forbidden.Tool
            ),
            CallAnswer.ApprovalNeeded needed => new(
                CallOutcome.ApprovalNeeded,
                "granted",
                "a person was asked to approve",
                needed.Tool
            ),
            CallAnswer.ApprovalRejected rejected => new(
                CallOutcome.ApprovalRejected,
                "granted",
                $"the approval was {rejected.Reason}",
                rejected.Tool
            ),
            CallAnswer.UnknownTool { Hidden: { } off, IsOff: true } => new(
                CallOutcome.UnknownTool,
                "hidden",
                "the operator switched it off",
                off
            ),
            CallAnswer.UnknownTool { Hidden: { } hidden } unknown => new(
                CallOutcome.UnknownTool,
                "hidden",
                $"missing {string.Join(' ', unknown.Missing)}",
                hidden
            ),
            CallAnswer.UnknownTool => new(CallOutcome.UnknownTool, "hidden", "no such tool"),
            CallAnswer.HeadersDiffer differ => new(CallOutcome.Malformed, null, differ.Fault, differ.Tool),
            CallAnswer.Malformed malformed => new(CallOutcome.Malformed, null, malformed.Fault),
            CallAnswer.Broken broken => new(CallOutcome.Failed, "granted", "the tool broke", broken.Tool),
            _ => throw new InvalidOperationException($"Nobody taught the audit {answer.GetType()}."),
        };
}
