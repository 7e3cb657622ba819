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
        async (context, cancellationToken) =>
        {
            if (
                context.JsonRpcMessage is JsonRpcRequest { Method: RequestMethods.ToolsCall } call
                && FaultOf(call.Params) is { } fault
            )
            {
                var services = context.Services!;
                _ = await services.GetRequiredService<IMediator>().Send(CallTool.Unreadable(fault), cancellationToken);
                var current = services.GetRequiredService<McpRequest>();
                current.End(tool: null, "Malformed");
                current.Response.StatusCode = StatusCodes.Status400BadRequest;
                throw new McpProtocolException($"Not a call: {fault}.", McpErrorCode.InvalidParams);
            }

            await next(context, cancellationToken);
        };

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
        catch (ArgumentException)
        {
            // The JSON library finds a member that is given twice only when the members are first looked at.
            return "a member of the params is given twice";
        }
    }

    private static string? FaultOf(JsonObject members)
    {
        if (members["name"]?.GetValueKind() is not JsonValueKind.String)
        {
            return "the name of the tool is not a string";
        }

        return members["arguments"]?.GetValueKind() is null or JsonValueKind.Object or JsonValueKind.Null
            ? null
            : "the arguments are not an object";
    }
}
