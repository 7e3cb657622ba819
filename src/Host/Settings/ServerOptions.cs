namespace McpServer.Host.Settings;

/// <summary>How this server is reached and what it says of itself; section <c>Server</c>.</summary>
public sealed class ServerOptions
{
    public const string Section = "Server";

    /// <summary>The path of the MCP endpoint.</summary>
    public const string McpPath = "/mcp";

    public const int DefaultPort = 3001;

    private const int OneMebibyte = 1024 * 1024;

    /// <summary>The address that clients use, without <see cref="McpPath"/>; the audience's when left out.</summary>
    public string PublicUrl { get; set; } = string.Empty;

    /// <summary>The port to listen on; only the loopback addresses in Development.</summary>
    public int? Port { get; set; }

    /// <summary>Further values of the Host header that are served; the public one always is.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Web pages that may call this server, such as <c>https://app.example.com</c>.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>The proxies whose <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> are believed; nobody's when empty.</summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>How long a server that is told to stop goes on as before, so that load balancers see it is not ready.</summary>
    public TimeSpan DrainDelay { get; set; }

    /// <summary>How long running calls may take after that.</summary>
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long at most the server exercises the way of a call before it says that it is ready; ten seconds when left out,
    /// of which two processors usually leave half, and not at all in Development.
    /// </summary>
    public TimeSpan? WarmUp { get; set; }

    /// <summary>The largest request body, in bytes.</summary>
    public int MaxRequestBytes { get; set; } = OneMebibyte;

    /// <summary>How long a client may keep its list of tools.</summary>
    public TimeSpan ToolListLifetime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many tools a page of the list holds.</summary>
    public int ToolListPageSize { get; set; } = 250;

    /// <summary>How often a call that is silent gives a sign of life; nothing when zero.</summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Whether the authorization server's metadata is handed on at this server's own well-known address, for clients of
    /// MCP 2025-03-26.
    /// </summary>
    public bool AuthorizationServerMetadata { get; set; }

    /// <summary>How many clients may listen for changes of the list at once.</summary>
    public int MaxListeners { get; set; } = 1000;

    /// <summary>How many of them may belong to one caller.</summary>
    public int MaxListenersPerCaller { get; set; } = 20;

    /// <summary>Whether the root address shows people how to connect.</summary>
    public bool HomePage { get; set; } = true;

    public string Name { get; set; } = "McpServer";

    public string Title { get; set; } = "McpServer";

    /// <summary>What a client tells its model about this server.</summary>
    public string Instructions { get; set; } =
        "The tools that you see depend on the user's permissions. When a call is answered with 403 the user has to "
        + "approve the scopes that the challenge names; then call again.";
}
