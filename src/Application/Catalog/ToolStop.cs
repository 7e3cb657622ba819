namespace McpServer.Application.Catalog;

/// <summary>Why a call ends before its handler, in a way that only the server itself can cause.</summary>
public abstract record ToolStop
{
    private ToolStop() { }

    /// <summary>A person has to confirm first.</summary>
    /// <param name="Question">What to ask.</param>
    /// <param name="State">What the client has to bring back with the answer.</param>
    public sealed record ApprovalNeeded(string Question, string State) : ToolStop;

    /// <summary>The approval that was brought is none for this call.</summary>
    /// <param name="Reason">For the audit, such as <c>used before</c>.</param>
    public sealed record ApprovalRejected(string Reason) : ToolStop;
}
