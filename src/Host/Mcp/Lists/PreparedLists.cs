using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Domain.Tools;
using McpServer.Host.Mcp.Direct;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace McpServer.Host.Mcp.Lists;

/// <summary>
/// The text of lists of tools, written once for all callers who may see the same. The application gives these the same
/// list, and lets go of it when the operator changes what is served; the text goes with it.
/// </summary>
internal sealed class PreparedLists(ToolPages pages, Implementation server)
{
    private readonly ConditionalWeakTable<
        IReadOnlyList<ToolEntry>,
        ConcurrentDictionary<(int Start, bool IsNewest), byte[]>
    > _texts = [];

    /// <summary>The result of <c>tools/list</c> as JSON, with the brace that ends its message.</summary>
    public byte[] ResultOf(IReadOnlyList<ToolEntry> listed, ToolName? after, bool isNewest)
    {
        var start = ToolPages.StartAfter(after, listed);
        // Whoever begins elsewhere must not fill the memory with pages of their own.
        return pages.IsRegular(start)
            ? _texts
                .GetOrAdd(listed, _ => new())
                .GetOrAdd((start, isNewest), page => Write(listed, page.Start, page.IsNewest))
            : Write(listed, start, isNewest);
    }

    private byte[] Write(IReadOnlyList<ToolEntry> listed, int start, bool isNewest)
    {
        var page = pages.Of(listed, start, isNewest);
        var result = isNewest
            ? ResultText.Of(page, server)
            : JsonSerializer.SerializeToUtf8Bytes(page, McpJsonUtilities.DefaultOptions);
        return [.. result, (byte)'}'];
    }
}
