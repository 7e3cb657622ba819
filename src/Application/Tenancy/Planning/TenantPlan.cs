namespace McpServer.Application.Tenancy.Planning;

/// <summary>What has to be done, in the order in which it is done.</summary>
/// <param name="Changes">The changes.</param>
/// <param name="Obstacles">What the file asks for and no request can do; each with what a person can do.</param>
/// <param name="Notes">What is worth knowing and needs nothing.</param>
public sealed record TenantPlan(
    IReadOnlyList<Change> Changes,
    IReadOnlyList<string> Obstacles,
    IReadOnlyList<string> Notes
)
{
    public bool IsEmpty => Changes.Count == 0;

    public int Count(ChangeKind kind) => Changes.Count(change => change.Kind == kind);
}
