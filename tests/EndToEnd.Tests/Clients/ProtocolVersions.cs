namespace McpServer.EndToEnd.Tests.Clients;

/// <summary>The versions of MCP that clients in use speak.</summary>
public static class ProtocolVersions
{
    /// <summary>What a client gets that asks for none.</summary>
    public const string Newest = "2026-07-28";

    public static TheoryData<string> All { get; } = new("2025-06-18", "2025-11-25", Newest);
}
