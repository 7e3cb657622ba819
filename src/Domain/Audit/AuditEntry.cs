using McpServer.Domain.Tools;

namespace McpServer.Domain.Audit;

/// <summary>What happened in one call. It holds no argument, no answer and no token.</summary>
public sealed record AuditEntry
{
    public required DateTimeOffset At { get; init; }

    /// <summary>Who issued the caller's token; a subject is only unique within it.</summary>
    public string? Issuer { get; init; }

    public required string Subject { get; init; }

    public required string ClientId { get; init; }

    public string? Organization { get; init; }

    public string? Actor { get; init; }

    /// <summary>The tool that was asked for; null when the call named none that could exist.</summary>
    public ToolName? Tool { get; init; }

    /// <summary><c>granted</c>, <c>obtainable</c> or <c>hidden</c>; null when nothing came to be decided.</summary>
    public string? Decision { get; init; }

    /// <summary>Why it was decided and ended so, in words that hold nothing of the arguments.</summary>
    public required string Reason { get; init; }

    public required CallOutcome Outcome { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>Equal for equal arguments, and of no use to guess them; null when there were none to read.</summary>
    public string? ArgumentHash { get; init; }

    public string? TraceId { get; init; }
}
