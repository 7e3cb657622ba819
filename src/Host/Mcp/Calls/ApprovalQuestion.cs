using McpServer.Application.Approvals;
using McpServer.Application.UseCases;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.Host.Mcp.Calls;

/// <summary>
/// An approval in the words of MCP: an elicitation that goes back with the result, and comes again with the call
/// (MCP 2026-07-28, basic/patterns/mrtr).
/// </summary>
internal static class ApprovalQuestion
{
    private const string Key = "approval";
    private const string Confirmation = "approve";

    public static bool CanBeAsked(RequestContext<CallToolRequestParams> request) =>
        request.Server.IsMrtrSupported
        // A client that names no kind of elicitation means forms.
        && request.Server.ClientCapabilities?.Elicitation is { } elicitation
        && (elicitation.Form is not null || elicitation.Url is null);

    public static ApprovalReply? ReplyOf(CallToolRequestParams? parameters)
    {
        if (parameters?.RequestState is not { } state)
        {
            return null;
        }

        var response = parameters.InputResponses?.TryGetValue(Key, out var found) is true ? found : null;
        return new(state, response is null ? null : IsConfirmed(response));
    }

    public static InputRequiredResult ResultOf(CallAnswer.ApprovalNeeded needed) =>
        new()
        {
            InputRequests = new Dictionary<string, InputRequest>(StringComparer.Ordinal)
            {
                [Key] = InputRequest.ForElicitation(FormOf(needed)),
            },
            RequestState = needed.State,
        };

    public static ElicitRequestParams FormOf(CallAnswer.ApprovalNeeded needed) =>
        new()
        {
            Message = needed.Question,
            RequestedSchema = new()
            {
                Properties = new Dictionary<string, ElicitRequestParams.PrimitiveSchemaDefinition>(
                    StringComparer.Ordinal
                )
                {
                    [Confirmation] = new ElicitRequestParams.BooleanSchema
                    {
                        Title = "Approve",
                        Description = "Yes: do exactly this.",
                        Default = false,
                    },
                },
                Required = [Confirmation],
            },
        };

    /// <summary>Whatever is not a clear yes is a no.</summary>
    public static bool IsConfirmed(ElicitResult? answer) =>
        answer is { Action: "accept", Content: { } content }
        && content.TryGetValue(Confirmation, out var confirmation)
        && confirmation.ValueKind == System.Text.Json.JsonValueKind.True;

    private static bool IsConfirmed(InputResponse response)
    {
        try
        {
            return IsConfirmed(response.Deserialize(InputResponse.ElicitResultJsonTypeInfo));
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
