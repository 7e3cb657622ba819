using McpServer.Application.Operators;
using ModelContextProtocol.Protocol;

namespace McpServer.Host.Mcp.Sessions;

/// <summary>Runs a session from its first message to its end, however it ends: by DELETE, by idleness, by the server's stop.</summary>
internal sealed class SessionLife(ServedTools served)
{
    public async Task RunAsync(
        HttpContext context,
        ModelContextProtocol.Server.McpServer server,
        CancellationToken cancellationToken
    )
    {
        if (server.SessionId is not { Length: > 0 } id)
        {
            await server.RunAsync(cancellationToken);
            return;
        }

        // SessionGate has taken a place before anybody could get here.
        var place = context.RequestServices.GetRequiredService<McpRequest>().Place!;
        place.Open(id);
        void Tell(object? sender, EventArgs change) => _ = TellAsync(server, cancellationToken);
        served.Changed += Tell;
        try
        {
            await server.RunAsync(cancellationToken);
        }
        finally
        {
            served.Changed -= Tell;
            place.End();
        }
    }

    // The SDK promises it to every client with a session; it reaches those that hold a GET stream open.
    private static async Task TellAsync(
        ModelContextProtocol.Server.McpServer server,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await server.SendNotificationAsync(
                NotificationMethods.ToolListChangedNotification,
                cancellationToken: cancellationToken
            );
        }
#pragma warning disable CA1031, RCS1075 // One client that is gone must not keep the others from hearing of it.
        catch (Exception)
#pragma warning restore CA1031, RCS1075
        {
            // It asks for the list again when it comes back.
        }
    }
}
