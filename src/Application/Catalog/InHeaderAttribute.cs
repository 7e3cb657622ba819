namespace McpServer.Application.Catalog;

/// <summary>
/// Has clients repeat the argument in the header <c>Mcp-Param-{Name}</c>, for gateways to route by
/// (<c>x-mcp-header</c>; MCP 2026-07-28, basic/transports). Not for anything that must not be logged on the way.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InHeaderAttribute(string name) : Attribute
{
    /// <summary>The end of the header's name: a token of RFC 9110, section 5.6.2.</summary>
    public string Name { get; } = name;
}
