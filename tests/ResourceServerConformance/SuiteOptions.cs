using McpServer.ResourceServerConformance.Tokens;

namespace McpServer.ResourceServerConformance;

/// <summary>What the operator tells about the server. Whatever is left out makes the rows that need it untestable.</summary>
public sealed record SuiteOptions
{
    /// <summary>The MCP endpoint.</summary>
    public required Uri Url { get; init; }

    /// <summary>A token that is good, for everything that is tried with it.</summary>
    public required TokenSource Token { get; init; }

    /// <summary>A token that lacks a scope for <see cref="Scoped"/>, which its user may have.</summary>
    public TokenSource? LimitedToken { get; init; }

    public ToolUse? Scoped { get; init; }

    /// <summary>A token of the same user with just these scopes.</summary>
    public TokenSource? TokenForScope { get; init; }

    /// <summary>A token with only a broader scope, which implies the one that <see cref="Broad"/> needs.</summary>
    public TokenSource? BroadToken { get; init; }

    public ToolUse? Broad { get; init; }

    /// <summary>The operator says that no scope implies another.</summary>
    public bool HasNoScopeHierarchy { get; init; }

    /// <summary>A token with all scopes of <see cref="Unentitled"/>, whose user may not do it all the same.</summary>
    public TokenSource? UnentitledToken { get; init; }

    public ToolUse? Unentitled { get; init; }

    public TokenSource? OtherAudienceToken { get; init; }

    public TokenSource? ExpiredToken { get; init; }

    public TokenSource? OtherUserToken { get; init; }

    /// <summary>A tool that asks back and hands out a state handle.</summary>
    public ToolUse? Handle { get; init; }

    public bool HasNoHandles { get; init; }

    /// <summary>How long a handle is good.</summary>
    public TimeSpan? HandleLifetime { get; init; }

    /// <summary>The longest lifetime that is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The server's own log.</summary>
    public string? Log { get; init; }

    /// <summary>What the server sent to others, headers and all.</summary>
    public string? OutboundLog { get; init; }

    public bool HasNoUpstream { get; init; }

    /// <summary>A client that is registered with a server that is an authorization server as well.</summary>
    public string? ProxyClientId { get; init; }

    public Uri? ProxyRedirectUri { get; init; }

    /// <summary>Only these rows; all when empty.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>How time passes while the suite waits.</summary>
    public Func<TimeSpan, CancellationToken, Task> Wait { get; init; } =
        (time, cancellationToken) => Task.Delay(time, TimeProvider.System, cancellationToken);
}
