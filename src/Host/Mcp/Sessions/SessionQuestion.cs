using System.Text.Json;
using McpServer.Application.Approvals;
using McpServer.Application.Ports;
using McpServer.Application.UseCases;
using McpServer.Host.Mcp.Calls;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.Host.Mcp.Sessions;

/// <summary>
/// Puts the question of an approval to the client of a session, on the stream of its call. The SDK would do so too, after
/// the call has ended: nobody could end the waiting then, nor tell the client that it goes on.
/// </summary>
internal static class SessionQuestion
{
    public static bool IsFor(RequestContext<CallToolRequestParams> request) =>
        request.Server.SessionId is { Length: > 0 };

    /// <summary>What came back; null when the client could not ask after all.</summary>
    public static async Task<ApprovalReply?> AskAsync(
        RequestContext<CallToolRequestParams> request,
        CallAnswer.ApprovalNeeded needed,
        CancellationToken cancellationToken
    )
    {
        await using var alive = request.Services!.GetRequiredService<IKeepAlive>().Begin();
        try
        {
            var answer = await request.Server.ElicitAsync(ApprovalQuestion.FormOf(needed), cancellationToken);
            return new(needed.State, ApprovalQuestion.IsConfirmed(answer));
        }
        catch (JsonException)
        {
            return new(needed.State, IsConfirmed: false);
        }
        catch (McpException)
        {
            return null;
        }
    }
}
