namespace McpServer.Host.Mcp.Direct;

/// <summary>What is answered on the direct way.</summary>
internal enum PlainMethod
{
    CallTool,
    ListTools,
}
