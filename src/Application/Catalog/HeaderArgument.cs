namespace McpServer.Application.Catalog;

/// <summary>An argument that clients repeat in a header (<c>x-mcp-header</c>; MCP 2026-07-28, basic/transports).</summary>
/// <param name="Argument">The name of the argument.</param>
/// <param name="Header">The header, without <c>Mcp-Param-</c>.</param>
/// <param name="IsInteger">Whether it is compared as a number.</param>
public sealed record HeaderArgument(string Argument, string Header, bool IsInteger);
