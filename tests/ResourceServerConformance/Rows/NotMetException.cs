namespace McpServer.ResourceServerConformance.Rows;

/// <summary>The server does not do what the requirement says.</summary>
internal sealed class NotMetException(string seen) : Exception(seen);
