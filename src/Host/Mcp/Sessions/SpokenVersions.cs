namespace McpServer.Host.Mcp.Sessions;

/// <summary>The protocol versions that the server speaks, and which of them know no sessions.</summary>
internal static class SpokenVersions
{
    public const string Header = "MCP-Protocol-Version";

    /// <summary>Those whose clients initialize first.</summary>
    public static readonly IReadOnlyList<string> WithInitialize =
    [
        "2024-11-05",
        "2025-03-26",
        "2025-06-18",
        "2025-11-25",
    ];

    /// <summary>Those whose requests say everything by themselves.</summary>
    public static readonly IReadOnlyList<string> Sessionless = ["2026-07-28"];

    public static bool IsSessionless(HttpRequest request) =>
        Sessionless.Contains(request.Headers[Header].ToString(), StringComparer.Ordinal);

    /// <summary>A request that names none is one of the first version (MCP 2025-11-25, transports).</summary>
    public static bool IsSpoken(HttpRequest request) =>
        request.Headers[Header].ToString() is var version
        && (version.Length == 0 || WithInitialize.Concat(Sessionless).Contains(version, StringComparer.Ordinal));
}
