using McpServer.Application.Tenancy.Planning;

namespace McpServer.Application.UseCases;

/// <summary>How far a plan was carried out.</summary>
/// <param name="Done">The changes that were made.</param>
/// <param name="Failure">Why it stopped, in one plain sentence; null when it is complete.</param>
public sealed record ApplyReport(IReadOnlyList<Change> Done, string? Failure)
{
    /// <summary>The change that it stopped at; null when it is complete, or stopped before any was begun.</summary>
    public Change? Failed { get; init; }
}
