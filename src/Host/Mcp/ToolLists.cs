using McpServer.Application.Catalog;
using McpServer.Application.UseCases;
using McpServer.Domain.Tools;
using McpServer.Host.Settings;
using MediatR;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.Host.Mcp;

/// <summary>Answers <c>tools/list</c> with what the caller may see, page by page.</summary>
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
        var current = services.GetRequiredService<McpRequest>();
        var after = StartOf(request.Params?.Cursor, current);
        var listed = await services.GetRequiredService<IMediator>().Send(new ListTools(), cancellationToken);
        current.End(tool: null, "Listed");
        var result = PageOf(listed, after);

        // Clients of older versions may refuse members that they do not know.
        if (string.CompareOrdinal(request.Server.NegotiatedProtocolVersion, CachingVersion) >= 0)
        {
            // Another user's list is another list.
            result.CacheScope = CacheScope.Private;
            result.TimeToLive = options.Value.ToolListLifetime;
        }

        return result;
    }

    private static ToolName? StartOf(string? cursor, McpRequest current)
    {
        if (cursor is null)
        {
            return null;
        }

        if (ToolListCursor.Read(cursor) is { } name)
        {
            return name;
        }

        current.End(tool: null, "Malformed");
        throw new McpProtocolException(
            "That is no cursor of this list. Ask for the first page without one.",
            McpErrorCode.InvalidParams
        );
    }

    private ListToolsResult PageOf(IReadOnlyList<ToolEntry> listed, ToolName? after)
    {
        var size = options.Value.ToolListPageSize;
        // The list is in the order of names, so that the same question finds the next page whatever was switched off.
        var rest = after is null
            ? listed
            : [.. listed.SkipWhile(tool => string.CompareOrdinal(tool.Definition.Name.Value, after.Value) <= 0)];
        return new()
        {
            Tools = [.. rest.Take(size).Select(tool => _wire[tool])],
            NextCursor = rest.Count > size ? ToolListCursor.After(rest[size - 1].Definition.Name) : null,
        };
    }
}
