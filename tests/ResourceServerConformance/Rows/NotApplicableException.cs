namespace McpServer.ResourceServerConformance.Rows;

/// <summary>The requirement says nothing about this server.</summary>
internal sealed class NotApplicableException(string reason) : Exception(reason);
