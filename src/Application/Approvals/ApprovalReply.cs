namespace McpServer.Application.Approvals;

/// <summary>What a client brings back after it asked a person.</summary>
/// <param name="State">The state that it was given with the question.</param>
/// <param name="IsConfirmed">Whether the person confirmed; null when the client brings no answer.</param>
public sealed record ApprovalReply(string State, bool? IsConfirmed);
