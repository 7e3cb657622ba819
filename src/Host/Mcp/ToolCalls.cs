using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpServer.Application.UseCases;
using McpServer.Domain.Tools;
using McpServer.Host.Challenges;
using McpServer.Host.Mcp.Sessions;
using McpServer.Host.Stopping;
using MediatR;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.Host.Mcp;

/// <summary>Answers <c>tools/call</c>: asks the application, and says its answer in the words of MCP and HTTP.</summary>
internal sealed class ToolCalls(Challenge challenge, RunningCalls calls)
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
        var services = request.Services!;
        var current = services.GetRequiredService<McpRequest>();
        var call = new CallTool(request.Params?.Name, ToElement(request.Params?.Arguments))
        {
            CanAsk = ApprovalQuestion.CanBeAsked(request),
            Approval = ApprovalQuestion.ReplyOf(request.Params),
        };
        var progress = services.GetRequiredService<CallProgress>();
        progress.Begin(request);
        // In a session the SDK lets a call outlive its request; nobody would hear the answer.
        using var running = calls.Begin(cancellationToken, current.Aborted);
        var mediator = services.GetRequiredService<IMediator>();
        var isWithPerson = false;
        CallAnswer answer;
        try
        {
            answer = await mediator.Send(call, running.Token);
            if (answer is CallAnswer.ApprovalNeeded asked && SessionQuestion.IsFor(request))
            {
                isWithPerson = true;
                if (await SessionQuestion.AskAsync(request, asked, running.Token) is not { } reply)
                {
                    current.End(asked.Tool.Name.Value, "ApprovalNeeded");
                    return Error("Your client could not put the question to a person. Nothing was done.");
                }

                isWithPerson = false;
                answer = await mediator.Send(call with { Approval = reply }, running.Token);
            }

            await progress.EndAsync(running.Token);
        }
        catch (OperationCanceledException) when (running.IsEndedByStop)
        {
            current.End(tool: null, "Cancelled");
            return Error(
                isWithPerson
                    ? "The server stops, and nobody had answered its question yet. Nothing was done."
                    : "The server stops and could not wait for this call any longer. It may have been done nevertheless: "
                        + "look before you call again."
            );
        }
        catch (OperationCanceledException exception)
        {
            current.End(tool: null, "Cancelled");
            if (cancellationToken.IsCancellationRequested)
            {
                throw;
            }

            // The SDK does not know that the client has gone, and would log a failure of the tool.
            throw new McpProtocolException("The request is over.", exception, McpErrorCode.InternalError);
        }
        catch
        {
            // It may have run: nobody may take it for a call that could not be read.
            current.End(tool: null, "Failed");
            throw;
        }

        switch (answer)
        {
            case CallAnswer.Answered answered:
                current.End(answered.Tool.Name.Value, "Succeeded");
                return Structured(answered.Tool, answered.Content);
            case CallAnswer.Errored errored:
                current.End(errored.Tool.Name.Value, "ToolError");
                return Error(errored.Error.Message);
            case CallAnswer.PermissionNeeded needed:
                current.End(needed.Tool.Name.Value, "PermissionNeeded");
                challenge.AskForScopes(current.Response, needed.ScopesToAsk, current.Caller.HoldsNoToolScope);
                return Error(
                    $"This tool needs the permission {string.Join(' ', needed.Missing)}. Sign in again and approve it."
                );
            case CallAnswer.Forbidden forbidden:
                current.End(forbidden.Tool.Name.Value, "Forbidden");
                return Error(
                    $"These arguments need the permission {string.Join(' ', forbidden.Missing)}, which you do not have. "
                        + "An administrator can give it to you."
                );
            case CallAnswer.ApprovalNeeded needed:
                current.End(needed.Tool.Name.Value, "ApprovalNeeded");
                throw ApprovalQuestion.Ask(needed);
            case CallAnswer.ApprovalRejected rejected:
                current.End(rejected.Tool.Name.Value, "ApprovalRejected");
                return Error(
                    "The approval is not good for this call: it was used before, came too late, or was given for another "
                        + "call. Nothing was done. Call again without it, and the person is asked anew."
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
        arguments is null ? null : JsonSerializer.SerializeToElement(arguments, AsSent);

    private static CallToolResult Structured(ToolDefinition tool, JsonElement content) =>
        new()
        {
            StructuredContent = content,
            Content = [new TextContentBlock { Text = content.GetRawText() }],
            Meta = tool.CacheFor is { } lifetime ? CacheHint(lifetime) : null,
        };

    // The protocol has such a hint for lists only; under a key of our own nobody mistakes it.
    private static JsonObject CacheHint(TimeSpan lifetime) =>
        new() { ["mcpserver/ttlMs"] = (long)lifetime.TotalMilliseconds, ["mcpserver/cacheScope"] = "private" };

    private static CallToolResult Error(string message) =>
        new() { IsError = true, Content = [new TextContentBlock { Text = message }] };
}
