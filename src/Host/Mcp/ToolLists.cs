using McpServer.Application.Catalog;
using McpServer.Application.UseCases;
using McpServer.Host.Settings;
using MediatR;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.Host.Mcp;

/// <summary>Answers <c>tools/list</c> with what the caller may see.</summary>
internal sealed class ToolLists(ToolCatalog catalog, IOptions<ServerOptions> options)
{
    /// <summary>The first protocol version whose clients know how long a list may be kept.</summary>
    private const string CachingVersion = "2026-07-28";

    private readonly Dictionary<ToolEntry, Tool> _wire = catalog.Tools.ToDictionary(tool => tool, CatalogTool.ToWire);

    public async ValueTask<ListToolsResult> ListAsync(
        RequestContext<ListToolsRequestParams> request,
        CancellationToken cancellationToken
    )
    {
        var services = request.Services!;
        var listed = await services.GetRequiredService<IMediator>().Send(new ListTools(), cancellationToken);
        services.GetRequiredService<McpRequest>().End(tool: null, "Listed");
        var result = new ListToolsResult { Tools = [.. listed.Select(tool => _wire[tool])] };

        // Clients of older versions may refuse members that they do not know.
        if (string.CompareOrdinal(request.Server.NegotiatedProtocolVersion, CachingVersion) >= 0)
        {
            // Another user's list is another list.
            result.CacheScope = CacheScope.Private;
            result.TimeToLive = options.Value.ToolListLifetime;
        }

        return result;
    }
}
