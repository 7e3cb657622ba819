using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.UseCases;
using McpServer.Domain.Tools;
using McpServer.Host.Mcp.Calls;
using McpServer.Host.Mcp.Lists;
using McpServer.Host.Mcp.Messages;
using McpServer.Host.Settings;
using MediatR;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Mcp.Direct;

/// <summary>
/// Answers the two requests that clients make all day, <c>tools/call</c> and <c>tools/list</c>, without the SDK, which makes
/// a server, a session and a transport for each of them. Whatever is unusual about a request is left to the SDK; both ways
/// lead to the same application and give the same answers.
/// </summary>
internal sealed class DirectAnswers(
    ToolCalls calls,
    PreparedLists lists,
    ReplyText text,
    ToolCatalog catalog,
    CatalogAlone alone,
    IOptions<McpOptions> options
)
{
    private const int Piece = 32 * 1024;

    private readonly bool _hasHeaderArguments = catalog.Tools.Any(tool => tool.HeaderArguments.Count > 0);

    /// <summary>Answers, or says that the SDK has to.</summary>
    /// <param name="context">The request; its caller is known.</param>
    /// <param name="current">The same, as the server sees it.</param>
    /// <param name="message">Its body. It is let go of once nothing refers to it any more.</param>
    public async ValueTask<bool> TryAnswerAsync(HttpContext context, McpRequest current, JsonDocument message)
    {
        if (
            !alone.Value
            || !PlainRequest.TryRead(context.Request, message.RootElement, out var request)
            // Sessions are the SDK's.
            || (!request.IsNewest && options.Value.Sessions)
        )
        {
            return false;
        }

        if (request.Method == PlainMethod.CallTool)
        {
            await CallAsync(context, current, request, message);
            return true;
        }

        return await TryListAsync(context, current, request);
    }

    private async Task CallAsync(HttpContext context, McpRequest current, PlainRequest request, JsonDocument message)
    {
        var call = new CallTool(request.Name, request.Arguments)
        {
            CanAsk = request.IsNewest && request.Meta.CanAsk,
            FaultOfHeaders = request.IsNewest && _hasHeaderArguments ? FaultOfHeaders(context, request) : null,
        };
        var reply = await calls.ReplyAsync(
            call,
            context.RequestServices,
            ProgressOf(context, current, request),
            askNow: null,
            context.RequestAborted
        );
        using var answer = JsonBuffer.Take();
        text.Write(answer, request, reply);
        if (reply is CallReply.Result)
        {
            // A tool that was given up goes on for a while, and may still read its arguments.
            message.Dispose();
        }

        await SendAsync(context, current, answer.Written, ReadOnlyMemory<byte>.Empty);
    }

    private async ValueTask<bool> TryListAsync(HttpContext context, McpRequest current, PlainRequest request)
    {
        ToolName? after = null;
        if (request.Cursor is { } cursor)
        {
            after = ToolListCursor.Read(cursor);
            if (after is null)
            {
                return false;
            }
        }

        var mediator = context.RequestServices.GetRequiredService<IMediator>();
        var listed = await mediator.Send(new ListTools(), context.RequestAborted);
        current.End(tool: null, "Listed");
        using var head = JsonBuffer.Take();
        ReplyText.WriteHead(head, request);
        await SendAsync(context, current, head.Written, lists.ResultOf(listed, after, request.IsNewest));
        return true;
    }

    private static Func<ToolEntry, string?> FaultOfHeaders(HttpContext context, PlainRequest request) =>
        tool => HeaderArguments.FaultOf(context.Request.Headers, tool.HeaderArguments, request.Arguments);

    private static CallProgress? ProgressOf(HttpContext context, McpRequest current, in PlainRequest request) =>
        current.MayStream && request.Meta.ProgressToken.ValueKind != JsonValueKind.Undefined
            ? Begin(context.RequestServices.GetRequiredService<CallProgress>(), current, request.Meta.ProgressToken)
            : null;

    private static CallProgress Begin(CallProgress progress, McpRequest current, JsonElement token)
    {
        progress.Begin(report =>
            current.OpenEventStream()?.SendAsync(ProgressText.Of(token, report), current.Aborted) ?? Task.CompletedTask
        );
        return progress;
    }

    private static async Task SendAsync(
        HttpContext context,
        McpRequest current,
        ReadOnlyMemory<byte> head,
        ReadOnlyMemory<byte> rest
    )
    {
        if (current.HasStreamBegun || current.Mode == ResponseMode.Sse)
        {
            byte[] message = [.. head.Span, .. rest.Span];
            await current.OpenEventStream()!.SendAsync(message, context.RequestAborted);
            return;
        }

        var response = context.Response;
        response.ContentType = PlainJson.MediaType;
        response.ContentLength = head.Length + rest.Length;
        response.Headers.CacheControl = EventText.CacheControl;
        if (response.ContentLength <= Piece)
        {
            // Not flushed: the server sends the headers and the body together when the request ends.
            response.BodyWriter.Write(head.Span);
            response.BodyWriter.Write(rest.Span);
            return;
        }

        await WriteAsync(response.BodyWriter, head, context.RequestAborted);
        await WriteAsync(response.BodyWriter, rest, context.RequestAborted);
    }

    // As fast as the client reads, so that it is not held twice.
    private static async ValueTask WriteAsync(
        PipeWriter writer,
        ReadOnlyMemory<byte> text,
        CancellationToken cancellationToken
    )
    {
        while (!text.IsEmpty)
        {
            var piece = text[..Math.Min(Piece, text.Length)];
            _ = await writer.WriteAsync(piece, cancellationToken);
            text = text[piece.Length..];
        }
    }
}
