namespace McpServer.EndToEnd.Tests.Clients;

/// <summary>The versions of MCP that clients in use speak.</summary>
public static class ProtocolVersions
{
    public static TheoryData<string> All { get; } = new("2025-06-18", "2025-11-25", "2026-07-28");
}
