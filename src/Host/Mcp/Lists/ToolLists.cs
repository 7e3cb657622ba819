using McpServer.Application.UseCases;
using McpServer.Domain.Tools;
using MediatR;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.Host.Mcp.Lists;

/// <summary>Answers a <c>tools/list</c> that came through the SDK with what the caller may see, page by page.</summary>
internal sealed class ToolLists(ToolPages pages)
{
    /// <summary>The first protocol version whose clients know how long a list may be kept.</summary>
    private const string CachingVersion = "2026-07-28";

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
        var isNewest = string.CompareOrdinal(request.Server.NegotiatedProtocolVersion, CachingVersion) >= 0;
        return pages.Of(listed, ToolPages.StartAfter(after, listed), isNewest);
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
}
