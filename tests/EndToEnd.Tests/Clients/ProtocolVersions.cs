namespace McpServer.EndToEnd.Tests.Clients;

/// <summary>Every version of MCP that the server speaks.</summary>
public static class ProtocolVersions
{
    /// <summary>What a client gets that asks for none.</summary>
    public const string Newest = "2026-07-28";

    public static TheoryData<string> All { get; } = new("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", Newest);
}
