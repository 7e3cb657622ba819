using System.Text.Json;
using McpServer.Application.UseCases;
using McpServer.Domain.Tools;
using ModelContextProtocol;

namespace McpServer.Host.Mcp.Calls;

/// <summary>What a call is answered with, in the words of MCP; how it is written is the matter of whoever carries it.</summary>
internal abstract record CallReply
{
    private CallReply() { }

    /// <summary>A result with structured content, and the same as text.</summary>
    public sealed record Result(ToolDefinition Tool, JsonElement Content) : CallReply;

    /// <summary>A result that tells an error, for the model to act on.</summary>
    public sealed record Error(string Message) : CallReply;

    /// <summary>A question that a person has to answer first.</summary>
    public sealed record Question(CallAnswer.ApprovalNeeded Needed) : CallReply;

    /// <summary>A JSON-RPC error.</summary>
    public sealed record Refusal(McpErrorCode Code, string Message) : CallReply;
}
