using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;

namespace McpServer.Application.UseCases;

/// <summary>How a call ended, for the transport to say in its own words.</summary>
public abstract record CallAnswer
{
    private CallAnswer() { }

    internal static CallAnswer Of(ToolDefinition tool, ToolOutcome outcome) =>
        outcome switch
        {
            ToolOutcome.Answered answered => new Answered(tool, answered.Content),
            ToolOutcome.Errored errored => new Errored(tool, errored.Error),
            ToolOutcome.Stopped { By: ToolStop.ApprovalNeeded needed } => new ApprovalNeeded(
                tool,
                needed.Question,
                needed.State
            ),
            ToolOutcome.Stopped { By: ToolStop.ApprovalRejected rejected } => new ApprovalRejected(
                tool,
                rejected.Reason
            ),
            _ => throw new InvalidOperationException($"Nobody taught the application {outcome.GetType()}."),
        };

    /// <summary>The tool answered with a JSON object that satisfies its output schema.</summary>
    public sealed record Answered(ToolDefinition Tool, JsonElement Content) : CallAnswer;

    /// <summary>The caller can act on the error, for example by mending the arguments.</summary>
    public sealed record Errored(ToolDefinition Tool, ToolError Error) : CallAnswer;

    /// <summary>The caller may obtain what is missing; nothing ran.</summary>
    /// <param name="Tool">The tool that was asked for.</param>
    /// <param name="Missing">What the call needs and the token does not have.</param>
    /// <param name="ScopesToAsk">What to ask the authorization server for so that nothing granted is lost.</param>
    public sealed record PermissionNeeded(
        ToolDefinition Tool,
        IReadOnlyList<Permission> Missing,
        IReadOnlyList<string> ScopesToAsk
    ) : CallAnswer;

    /// <summary>The caller can never have what these arguments need; nothing ran.</summary>
    public sealed record Forbidden(ToolDefinition Tool, IReadOnlyList<Permission> Missing) : CallAnswer;

    /// <summary>A person has to confirm first; nothing ran.</summary>
    /// <param name="Tool">The tool that was asked for.</param>
    /// <param name="Question">What the person shall read.</param>
    /// <param name="State">What the client brings back with the answer; it tells the client nothing.</param>
    public sealed record ApprovalNeeded(ToolDefinition Tool, string Question, string State) : CallAnswer;

    /// <summary>The approval that came with the call is none for it; nothing ran.</summary>
    /// <param name="Tool">The tool that was asked for.</param>
    /// <param name="Reason">For the audit only.</param>
    public sealed record ApprovalRejected(ToolDefinition Tool, string Reason) : CallAnswer;

    /// <summary>No such tool, or one that is hidden from this caller. Outside the audit the two are the same.</summary>
    /// <param name="Hidden">The tool that exists nevertheless; for the audit only.</param>
    public sealed record UnknownTool(ToolDefinition? Hidden) : CallAnswer
    {
        /// <summary>What the caller neither has nor can get; for the audit only.</summary>
        public IReadOnlyList<Permission> Missing { get; init; } = [];

        /// <summary>Whether it is hidden because the operator switched it off; for the audit only.</summary>
        public bool IsOff { get; init; }
    }

    /// <summary>The request repeats an argument, and not as it was given; nothing ran.</summary>
    /// <param name="Tool">The tool that was asked for.</param>
    /// <param name="Fault">What is wrong with it, in words of ours.</param>
    public sealed record HeadersDiffer(ToolDefinition Tool, string Fault) : CallAnswer;

    /// <summary>The call could not be read as one.</summary>
    /// <param name="Fault">What is wrong with it, in words of ours.</param>
    public sealed record Malformed(string Fault) : CallAnswer;

    /// <summary>The tool broke. The log knows more under this trace id.</summary>
    public sealed record Broken(ToolDefinition Tool, string? TraceId) : CallAnswer;
}
