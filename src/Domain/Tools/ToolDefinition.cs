using System.Collections.ObjectModel;
using System.Text.Json;
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
    /// <summary>
    /// Other names that the tool answers to without being listed under them, such as the one before it was renamed.
    /// Calls by them are logged.
    /// </summary>
    public IReadOnlyList<ToolName> Aliases { get; init; } = [];

    /// <summary>What some arguments need beside <see cref="Permission"/>; the request says which, and when.</summary>
    public IReadOnlyList<Permission> MayAlsoNeed { get; init; } = [];

    /// <summary>
    /// What its handler asks about beside, such as a permission that opens what belongs to others. Nobody is refused the
    /// tool for want of it, but the tenant has to know it.
    /// </summary>
    public IReadOnlyList<Permission> AsksAbout { get; init; } = [];

    /// <summary>Whether a person must confirm the arguments first, although the tool does not destroy.</summary>
    public bool AsksForApproval { get; init; }

    /// <summary>Whether a person must confirm exactly these arguments before the tool runs.</summary>
    public bool NeedsApproval => AsksForApproval || Effect == ToolEffect.Destroys;

    /// <summary>Whether calling it again with the same arguments changes nothing more.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>How long a call may take; the setting <c>Catalog:Timeout</c> when left out.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How many calls may run at once in this process; any number when left out.</summary>
    public int? MaxConcurrentCalls { get; init; }

    /// <summary>How large an answer may be, in bytes of JSON; the setting <c>Catalog:MaxAnswerBytes</c> when left out.</summary>
    public int? MaxAnswerBytes { get; init; }

    /// <summary>How long a client may keep an answer for the same caller and arguments; only for tools that read.</summary>
    public TimeSpan? CacheFor { get; init; }

    /// <summary>Pictures that a client may show beside the title.</summary>
    public IReadOnlyList<ToolIcon> Icons { get; init; } = [];

    /// <summary>
    /// What a client or an extension wants to know more (<c>_meta</c>; MCP 2026-07-28, basic): a JSON value by a key
    /// such as <c>com.example/team</c>.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Metadata { get; init; } =
        ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>Whether it reaches beyond the company's own systems.</summary>
    public bool ReachesOut { get; init; }
}
