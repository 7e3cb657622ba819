namespace McpServer.Benchmarks.Runner.Peers;

/// <summary>A server that is measured.</summary>
/// <param name="Id">A short name, as it stands in the JSON.</param>
/// <param name="Title">What people read.</param>
internal sealed record Peer(string Id, string Title)
{
    public static readonly Peer Ours = new("ours", "McpServer, everything on") { NeedsToken = true, Host = OurHost };

    /// <summary>The same with the benchmark's own tools, as a company adds its own.</summary>
    public static readonly Peer Team = new("team", "McpServer with a team's tools")
    {
        NeedsToken = true,
        Host = OurHost,
    };

    public static readonly Peer Sdk = new("sdk", "MCP C# SDK 2.3.1, no sign-in");

    public static readonly Peer SdkAuth = new("sdk-auth", "MCP C# SDK 2.3.1, JwtBearer and filters")
    {
        NeedsToken = true,
    };

    public static readonly Peer FastMcp = new("fastmcp", "FastMCP (JavaScript), as Auth0's quickstart")
    {
        NeedsToken = true,
        IsDotNet = false,
    };

    public static readonly Peer Raw = new("raw", "raw Kestrel, the same bytes");

    private const string OurHost = "mcp.example.com";

    public bool NeedsToken { get; private init; }

    public bool IsDotNet { get; private init; } = true;

    /// <summary>Whether a .NET program tells what it allocates, which takes a moment of its start.</summary>
    public bool IsMetered { get; init; } = true;

    /// <summary>The Host header; ours serves no other than that of its public address.</summary>
    public string Host { get; private init; } = "127.0.0.1";

    /// <summary>How many tools its catalog holds, when that matters.</summary>
    public int Tools { get; init; }

    /// <summary>The cores it may use, as taskset takes them; null for the one of the servers.</summary>
    public string? Cores { get; init; }

    /// <summary>The bytes of memory it may use, as a container limits them; null for what the machine has.</summary>
    public long? Memory { get; init; }
}
