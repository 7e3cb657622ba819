using McpServer.Application.Catalog;
using McpServer.Domain.Tools;
using McpServer.Host.Settings;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;

namespace McpServer.Host.Mcp.Lists;

/// <summary>The pages of a list of tools.</summary>
internal sealed class ToolPages(ToolCatalog catalog, IOptions<ServerOptions> options)
{
    private readonly Dictionary<ToolEntry, Tool> _wire = catalog.Tools.ToDictionary(tool => tool, CatalogTool.ToWire);

    private int Size => options.Value.ToolListPageSize;

    /// <summary>Where the page begins that follows a tool; the list is in the order of names.</summary>
    public static int StartAfter(ToolName? last, IReadOnlyList<ToolEntry> listed)
    {
        if (last is null)
        {
            return 0;
        }

        int low = 0,
            high = listed.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            var isBefore = string.CompareOrdinal(listed[middle].Definition.Name.Value, last.Value) <= 0;
            (low, high) = isBefore ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Whether a client that goes from page to page comes by there.</summary>
    public bool IsRegular(int start) => start % Size == 0;

    /// <param name="listed">All tools that the caller may see.</param>
    /// <param name="start">Where the page begins.</param>
    /// <param name="isNewest">Clients of older versions may refuse members that they do not know.</param>
    public ListToolsResult Of(IReadOnlyList<ToolEntry> listed, int start, bool isNewest)
    {
        var end = Math.Min(start + Size, listed.Count);
        var page = new ListToolsResult
        {
            Tools = [.. Enumerable.Range(start, end - start).Select(index => _wire[listed[index]])],
            NextCursor = end < listed.Count ? ToolListCursor.After(listed[end - 1].Definition.Name) : null,
        };
        if (isNewest)
        {
            // Another user's list is another list.
            page.CacheScope = CacheScope.Private;
            page.TimeToLive = options.Value.ToolListLifetime;
        }

        return page;
    }
}
