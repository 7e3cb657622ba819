using System.Text.Json;
using McpServer.Application.UseCases;
using McpServer.Host.Challenges;
using MediatR;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.Host.Mcp;

/// <summary>Answers <c>tools/call</c>: asks the application, and says its answer in the words of MCP and HTTP.</summary>
internal sealed class ToolCalls(Challenge challenge)
{
    public async ValueTask<CallToolResult> CallAsync(
        RequestContext<CallToolRequestParams> request,
        CancellationToken cancellationToken
    )
    {
        var services = request.Services!;
        var current = services.GetRequiredService<McpRequest>();
        var call = new CallTool(request.Params?.Name, ToElement(request.Params?.Arguments));
        CallAnswer answer;
        try
        {
            answer = await services.GetRequiredService<IMediator>().Send(call, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            current.End(tool: null, "Cancelled");
            throw;
        }

        switch (answer)
        {
            case CallAnswer.Answered answered:
                current.End(answered.Tool.Name.Value, "Succeeded");
                return Structured(answered.Content);
            case CallAnswer.Errored errored:
                current.End(errored.Tool.Name.Value, "ToolError");
                return Error(errored.Error.Message);
            case CallAnswer.PermissionNeeded needed:
                current.End(needed.Tool.Name.Value, "PermissionNeeded");
                challenge.AskForScopes(current.Response, needed.ScopesToAsk);
                return Error(
                    $"This tool needs the permission {string.Join(' ', needed.Missing)}. Sign in again and approve it."
                );
            case CallAnswer.Broken broken:
                current.End(broken.Tool.Name.Value, "Failed");
                return Error($"The tool failed. Tell the operator the trace id {broken.TraceId ?? "of this request"}.");
            case CallAnswer.Malformed malformed:
                current.End(tool: null, "Malformed");
                throw new McpProtocolException($"Not a call: {malformed.Fault}.", McpErrorCode.InvalidParams);
            default:
                current.End(tool: null, "UnknownTool");
                throw new McpProtocolException("There is no tool of that name.", McpErrorCode.InvalidParams);
        }
    }

    private static JsonElement? ToElement(IDictionary<string, JsonElement>? arguments) =>
        arguments is null ? null : JsonSerializer.SerializeToElement(arguments);

    private static CallToolResult Structured(JsonElement content) =>
        new() { StructuredContent = content, Content = [new TextContentBlock { Text = content.GetRawText() }] };

    private static CallToolResult Error(string message) =>
        new() { IsError = true, Content = [new TextContentBlock { Text = message }] };
}
