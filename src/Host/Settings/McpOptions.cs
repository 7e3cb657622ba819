namespace McpServer.Host.Settings;

/// <summary>How the protocol is spoken; section <c>Mcp</c>.</summary>
public sealed class McpOptions
{
    public const string Section = "Mcp";

    /// <summary>How the answer to a request is written.</summary>
    public ResponseMode ResponseMode { get; set; }

    /// <summary>
    /// Whether a client before 2026-07-28 gets a session when it initializes, so that a tool can put a question to it.
    /// </summary>
    public bool Sessions { get; set; }

    /// <summary>How many sessions may be open at once.</summary>
    public int MaxSessions { get; set; } = 1000;

    /// <summary>How many of them may belong to one caller.</summary>
    public int MaxSessionsPerCaller { get; set; } = 20;

    /// <summary>How long a session may be idle before it ends.</summary>
    public TimeSpan SessionIdleTimeout { get; set; } = TimeSpan.FromMinutes(30);
}
