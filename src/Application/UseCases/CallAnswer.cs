using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;

namespace McpServer.Application.UseCases;

/// <summary>How a call ended, for the transport to say in its own words.</summary>
public abstract record CallAnswer
{
    private CallAnswer() { }

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

    /// <summary>No such tool, or one that is hidden from this caller. Outside the audit the two are the same.</summary>
    /// <param name="Hidden">The tool that exists nevertheless; for the audit only.</param>
    public sealed record UnknownTool(ToolDefinition? Hidden) : CallAnswer;

    /// <summary>The call could not be read as one.</summary>
    /// <param name="Fault">What is wrong with it, in words of ours.</param>
    public sealed record Malformed(string Fault) : CallAnswer;

    /// <summary>The tool broke. The log knows more under this trace id.</summary>
    public sealed record Broken(ToolDefinition Tool, string? TraceId) : CallAnswer;
}
