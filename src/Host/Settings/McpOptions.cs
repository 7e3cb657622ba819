namespace McpServer.Host.Settings;

/// <summary>What the server does for clients before 2026-07-28, which can keep a session; section <c>Mcp</c>.</summary>
public sealed class McpOptions
{
    public const string Section = "Mcp";

    /// <summary>Whether such a client gets a session when it initializes, so that a tool can put a question to it.</summary>
    public bool Sessions { get; set; }

    /// <summary>How many sessions may be open at once.</summary>
    public int MaxSessions { get; set; } = 1000;

    /// <summary>How many of them may belong to one caller.</summary>
    public int MaxSessionsPerCaller { get; set; } = 20;

    /// <summary>How long a session may be idle before it ends.</summary>
    public TimeSpan SessionIdleTimeout { get; set; } = TimeSpan.FromMinutes(30);
}
