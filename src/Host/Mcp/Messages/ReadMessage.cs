using McpServer.Application.UseCases;
using McpServer.Host.Mcp.Direct;
using MediatR;

namespace McpServer.Host.Mcp.Messages;

/// <summary>Reads the message of a POST once, for whoever answers it; refuses one that is not readable with a 400 that is audited.</summary>
/// <param name="sdk">The SDK's own endpoint.</param>
/// <param name="direct">Answers what it can, and before the SDK.</param>
internal sealed class ReadMessage(RequestDelegate sdk, DirectAnswers direct)
{
    public async Task ServeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            await sdk(context);
            return;
        }

        var current = context.RequestServices.GetRequiredService<McpRequest>();
        var body = await MessageBody.ReadAsync(request, context.RequestAborted);
        if (StrictMessage.Read(request, body, out var fault) is not { } message)
        {
            await RefuseAsync(context, current, fault!);
        }
        else if (!await direct.TryAnswerAsync(context, current, message))
        {
            message.Dispose();
            request.Body = new MemoryStream(body, writable: false);
            await AnswerBySdkAsync(context, current);
        }
    }

    private async Task AnswerBySdkAsync(HttpContext context, McpRequest current)
    {
        var body = context.Response.Body;
        var stream = current.Stream();
        context.Response.Body = stream;
        try
        {
            await sdk(context);
            await stream.CompleteAsync(context.RequestAborted);
        }
        finally
        {
            context.Response.Body = body;
        }
    }

    private static async Task RefuseAsync(HttpContext context, McpRequest current, string fault)
    {
        var mediator = context.RequestServices.GetRequiredService<IMediator>();
        _ = await mediator.Send(CallTool.Unreadable(fault), context.RequestAborted);
        current.End(tool: null, "Malformed");
        await JsonRpcFailure.WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            JsonRpcFailure.InvalidRequest,
            $"The message could not be read: {fault}."
        );
    }
}
