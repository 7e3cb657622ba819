using McpServer.Application.Catalog;
using McpServer.Host.Mcp.Calls;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;

namespace McpServer.Host.Mcp.Direct;

/// <summary>
/// Whether the SDK serves the catalog and nothing beside it. Whoever embeds the server may give the SDK tools and filters of
/// its own kind, of which the direct way knows nothing.
/// </summary>
internal sealed class CatalogAlone(IOptions<McpServerOptions> options, ToolCatalog catalog)
{
    private readonly Lazy<bool> _holds = new(() => Holds(options.Value, catalog));

    public bool Value => _holds.Value;

#pragma warning disable MCPEXP002 // Experimental; only looked at.
    private static bool Holds(McpServerOptions mcp, ToolCatalog catalog)
    {
        var requests = mcp.Filters.Request;
        var messages = mcp.Filters.Message;
        return mcp.ToolCollection is { } tools
            && tools.Count == catalog.Tools.Count
            && tools.All(tool => tool is CatalogTool)
            && mcp.Handlers.CallToolHandler?.Target is CallsThroughSdk
            && mcp.Handlers.ListToolsHandler is null
            && mcp.Handlers.CallToolWithAlternateHandler is null
            // Our own are the list, and the calls that cannot be read.
            && requests.ListToolsFilters.Count == 1
            && requests.CallToolFilters.Count == 0
            && requests.CallToolWithAlternateFilters.Count == 0
            && messages.IncomingFilters.Count == 1
            && messages.OutgoingFilters.Count == 0;
    }
#pragma warning restore MCPEXP002
}
