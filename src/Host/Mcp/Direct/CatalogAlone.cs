using System.Reflection;
using McpServer.Application.Catalog;
using McpServer.Host.Mcp.Calls;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Server;

namespace McpServer.Host.Mcp.Direct;

/// <summary>
/// Whether the SDK serves the catalog and nothing beside it. Whoever embeds the server may give the SDK tools and filters of
/// its own kind, of which the direct way knows nothing.
/// </summary>
internal sealed class CatalogAlone(IOptions<McpServerOptions> options, ToolCatalog catalog)
{
    private static readonly Assembly[] Known =
    [
        typeof(CatalogAlone).Assembly,
        typeof(McpServerTool).Assembly,
        typeof(HttpServerTransportOptions).Assembly,
    ];

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
            && requests.ListToolsFilters.All(IsKnown)
            && requests.CallToolFilters.All(IsKnown)
            && requests.CallToolWithAlternateFilters.All(IsKnown)
            && messages.IncomingFilters.All(IsKnown)
            && messages.OutgoingFilters.All(IsKnown);
    }
#pragma warning restore MCPEXP002

    // The SDK adds some to every server, which look for attributes that the catalog's tools do not have.
    private static bool IsKnown(Delegate filter) => Known.Contains(filter.Method.Module.Assembly);
}
