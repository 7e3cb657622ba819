using System.Security.Cryptography;
using McpServer.Application.Behaviours;
using McpServer.Application.UseCases;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;

namespace McpServer.Application.Approvals;

/// <summary>
/// What an approval is good for: one call, by one caller through one client, of one tool with exactly these arguments
/// (MCP 2026-07-28, basic/patterns/mrtr: bind the state to the principal, to the request, and in time).
/// </summary>
internal sealed record ApprovalState(
    string Id,
    string Issuer,
    string Subject,
    string ClientId,
    string? Organization,
    string Tool,
    string ArgumentHash,
    DateTimeOffset ExpiresAt
)
{
    private const int IdBytes = 16;

    public static ApprovalState Of(Caller caller, ToolName tool, CallTool call, DateTimeOffset expiresAt) =>
        new(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)),
            caller.Issuer,
            caller.Subject,
            caller.ClientId,
            caller.Organization,
            tool.Value,
            CanonicalJson.HashOf(call.GivenArguments),
            expiresAt
        );

    /// <summary>Why it is not good for this call; null when it is.</summary>
    public string? FaultFor(Caller caller, ToolName tool, CallTool call, DateTimeOffset now) =>
        (Issuer, Subject, Organization) != (caller.Issuer, caller.Subject, caller.Organization)
            ? "given to another person"
        : ClientId != caller.ClientId ? "given through another client"
        : Tool != tool.Value ? "given for another tool"
        : ArgumentHash != CanonicalJson.HashOf(call.GivenArguments) ? "given for other arguments"
        : now >= ExpiresAt ? "expired"
        : null;
}
