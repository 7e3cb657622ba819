namespace McpServer.Host.Mcp.Sessions;

/// <summary>Whether one more session may be opened.</summary>
internal enum SessionRoom
{
    Free,
    CallerHasTooMany,
    ServerHasTooMany,
}
