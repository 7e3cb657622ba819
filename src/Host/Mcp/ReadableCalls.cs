using System.Text.Json;
using System.Text.Json.Nodes;
using McpServer.Application.UseCases;
using MediatR;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.Host.Mcp;

/// <summary>
/// Refuses a <c>tools/call</c> that the SDK could not read as one with a 400 in place of an internal error, and lets
/// the audit know of it.
/// </summary>
internal static class ReadableCalls
{
    public static McpMessageHandler Filter(McpMessageHandler next) =>
        (context, cancellationToken) =>
            context.JsonRpcMessage is JsonRpcRequest { Method: RequestMethods.ToolsCall } call
                ? PassOnAsync(context, call, next, cancellationToken)
                : next(context, cancellationToken);

    private static async Task PassOnAsync(
        MessageContext context,
        JsonRpcRequest call,
        McpMessageHandler next,
        CancellationToken cancellationToken
    )
    {
        // In a session the message's own services are the server's, and know no request.
        var http = context.Services!.GetRequiredService<IHttpContextAccessor>().HttpContext;
        if (http is null)
        {
            // The client is gone already, and with it whoever would vouch for the call.
            return;
        }

        context.Services = http.RequestServices;
        if (FaultOf(call.Params) is { } fault)
        {
            throw await RefuseAsync(context, fault, cancellationToken);
        }

        var current = http.RequestServices.GetRequiredService<McpRequest>();
        try
        {
            await next(context, cancellationToken);
        }
        catch (Exception exception)
            when (current.Outcome is null && exception is not (OperationCanceledException or McpProtocolException))
        {
            // Nothing ran yet, so it was the SDK that could not read some member of the params.
            throw await RefuseAsync(context, "the params could not be read", cancellationToken);
        }
    }

    private static async Task<McpProtocolException> RefuseAsync(
        MessageContext context,
        string fault,
        CancellationToken cancellationToken
    )
    {
        var services = context.Services!;
        _ = await services.GetRequiredService<IMediator>().Send(CallTool.Unreadable(fault), cancellationToken);
        var current = services.GetRequiredService<McpRequest>();
        current.End(tool: null, "Malformed");
        if (!current.Response.HasStarted)
        {
            current.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return new McpProtocolException($"Not a call: {fault}.", McpErrorCode.InvalidParams);
    }

    private static string? FaultOf(JsonNode? parameters)
    {
        if (parameters is not JsonObject members)
        {
            return "the params are not an object";
        }

        try
        {
            return FaultOf(members);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // The JSON library finds equal and broken names only when the members are first looked at.
            return "a member is given twice or cannot be read";
        }
    }

    private static string? FaultOf(JsonObject members)
    {
        if (members["name"]?.GetValueKind() is not JsonValueKind.String)
        {
            return "the name of the tool is not a string";
        }

        // Counting looks at all members: the SDK's own reading would let the last of two equal names win.
        _ = (members["arguments"] as JsonObject)?.Count;
        return members["arguments"]?.GetValueKind() is null or JsonValueKind.Object or JsonValueKind.Null
            ? null
            : "the arguments are not an object";
    }
}
