using McpServer.Domain.Access;

namespace McpServer.Domain.Tools;

/// <summary>All that is declared of a tool, in one place.</summary>
/// <param name="Name">The name that clients call.</param>
/// <param name="Title">The name that people see.</param>
/// <param name="Description">What it does and when to use it, written for a model.</param>
/// <param name="Permission">What a caller must have been granted; <see cref="Permission.None"/> says so aloud.</param>
/// <param name="Effect">What it does to the world.</param>
public sealed record ToolDefinition(
    ToolName Name,
    string Title,
    string Description,
    Permission Permission,
    ToolEffect Effect
)
{
    /// <summary>Other names that the tool answers to without being listed under them.</summary>
    public IReadOnlyList<ToolName> Aliases { get; init; } = [];

    /// <summary>Whether calling it again with the same arguments changes nothing more.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>How long a call may take; the setting <c>Catalog:Timeout</c> when left out.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How many calls may run at once in this process; any number when left out.</summary>
    public int? MaxConcurrentCalls { get; init; }

    /// <summary>How large an answer may be, in bytes of JSON; the setting <c>Catalog:MaxAnswerBytes</c> when left out.</summary>
    public int? MaxAnswerBytes { get; init; }

    /// <summary>Whether it reaches beyond the company's own systems.</summary>
    public bool ReachesOut { get; init; }
}
