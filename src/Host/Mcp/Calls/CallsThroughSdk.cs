using System.Text.Encodings.Web;
using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.UseCases;
using McpServer.Domain.Tools;
using McpServer.Host.Mcp.Sessions;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.Host.Mcp.Calls;

/// <summary>Carries a call that came through the SDK: its request and its reply in the SDK's types.</summary>
internal sealed class CallsThroughSdk(ToolCalls calls)
{
    // A person who approves reads the arguments: letters, not escapes.
    private static readonly JsonSerializerOptions AsSent = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async ValueTask<CallToolResult> CallAsync(
        RequestContext<CallToolRequestParams> request,
        CancellationToken cancellationToken
    )
    {
        var arguments = ToElement(request.Params?.Arguments);
        var call = new CallTool(request.Params?.Name, arguments)
        {
            CanAsk = ApprovalQuestion.CanBeAsked(request),
            Approval = ApprovalQuestion.ReplyOf(request.Params),
            FaultOfHeaders = FaultOfHeaders(request, arguments),
        };
        try
        {
            var reply = await calls.ReplyAsync(
                call,
                request.Services!,
                ProgressOf(request),
                SessionQuestion.IsFor(request)
                    ? (needed, ending) => SessionQuestion.AskAsync(request, needed, ending)
                    : null,
                cancellationToken
            );
            return ToWire(reply);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The SDK does not know that the client has gone, and would log a failure of the tool.
            throw new McpProtocolException("The request is over.", exception, McpErrorCode.InternalError);
        }
    }

    private static Func<ToolEntry, string?>? FaultOfHeaders(
        RequestContext<CallToolRequestParams> request,
        JsonElement? arguments
    )
    {
        var http = request.Services!.GetRequiredService<McpRequest>().Response.HttpContext.Request;
        return SpokenVersions.IsSessionless(http)
            ? tool => HeaderArguments.FaultOf(http.Headers, tool.HeaderArguments, arguments)
            : null;
    }

    private static CallProgress? ProgressOf(RequestContext<CallToolRequestParams> request)
    {
        if (request.Params?.ProgressToken is not { } token)
        {
            return null;
        }

        var progress = request.Services!.GetRequiredService<CallProgress>();
        progress.Begin(report => request.Server.NotifyProgressAsync(token, report));
        return progress;
    }

    private static JsonElement? ToElement(IDictionary<string, JsonElement>? arguments) =>
        arguments is null ? null : JsonSerializer.SerializeToElement(arguments, AsSent);

    private static CallToolResult ToWire(CallReply reply) =>
        reply switch
        {
            CallReply.Result result => Structured(result.Tool, result.Content),
            CallReply.Error error => new()
            {
                IsError = true,
                Content = [new TextContentBlock { Text = error.Message }],
            },
            CallReply.Question question => throw new InputRequiredException(ApprovalQuestion.ResultOf(question.Needed)),
            CallReply.Refusal refusal => throw new McpProtocolException(refusal.Message, refusal.Code),
            _ => throw new InvalidOperationException($"Nobody taught the transport {reply.GetType()}."),
        };

    private static CallToolResult Structured(ToolDefinition tool, JsonElement content) =>
        new()
        {
            StructuredContent = content,
            Content = [new TextContentBlock { Text = content.GetRawText() }],
            Meta = tool.CacheFor is { } lifetime ? CacheHint.Of(lifetime) : null,
        };
}
