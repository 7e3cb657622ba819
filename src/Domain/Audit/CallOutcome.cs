namespace McpServer.Domain.Audit;

/// <summary>How a call of a tool ended.</summary>
public enum CallOutcome
{
    /// <summary>The tool answered.</summary>
    Succeeded,

    /// <summary>The tool, or the check of its arguments, answered with an error that the caller can act on.</summary>
    ToolError,

    /// <summary>The caller may obtain what the call needs and was told so; nothing ran.</summary>
    PermissionNeeded,

    /// <summary>The caller can never have what these arguments need; nothing ran.</summary>
    Forbidden,

    /// <summary>A person was asked to approve the call; nothing ran yet.</summary>
    ApprovalNeeded,

    /// <summary>The approval was forged, used before, expired, or given for another call; nothing ran.</summary>
    ApprovalRejected,

    /// <summary>No such tool, or none for this caller; nothing ran.</summary>
    UnknownTool,

    /// <summary>The call could not be read as a call; nothing ran.</summary>
    Malformed,

    /// <summary>The client went away before the tool was done.</summary>
    Cancelled,

    /// <summary>The tool broke.</summary>
    Failed,
}
