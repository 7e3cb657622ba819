namespace McpServer.Application.Catalog;

/// <summary>A tool that words the question to the person who has to approve it.</summary>
public interface IAsksApproval
{
    /// <summary>Such as <c>Cancel this order?</c>. The arguments are shown below it in any case.</summary>
    string ApprovalQuestion();
}
