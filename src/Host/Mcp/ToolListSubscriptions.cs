using McpServer.Application.Operators;
using McpServer.Application.Ports;
using McpServer.Host.Settings;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.Host.Mcp;

/// <summary>
/// Answers <c>subscriptions/listen</c> (MCP 2026-07-28, basic/utilities/subscriptions): tells a client when its list of
/// tools may be another. It ends with the caller's token.
/// </summary>
internal sealed class ToolListSubscriptions(
    ServedTools served,
    IOptions<ServerOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock
)
{
    private int _listeners;

    public async ValueTask<EmptyResult> ListenAsync(
        RequestContext<SubscriptionsListenRequestParams> request,
        CancellationToken cancellationToken
    )
    {
        var services = request.Services!;
        var current = services.GetRequiredService<McpRequest>();
        current.End(tool: null, "Listened");
        if (Interlocked.Increment(ref _listeners) > options.Value.MaxListeners)
        {
            Interlocked.Decrement(ref _listeners);
            throw new McpProtocolException(
                "Too many clients listen already; ask again later.",
                McpErrorCode.InternalError
            );
        }

        try
        {
            await ServeAsync(request, current, services.GetRequiredService<IKeepAlive>(), cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _listeners);
        }

        return new EmptyResult();
    }

    private async Task ServeAsync(
        RequestContext<SubscriptionsListenRequestParams> request,
        McpRequest current,
        IKeepAlive keepAlive,
        CancellationToken cancellationToken
    )
    {
        using var changes = new SemaphoreSlim(0);
        void Wake(object? sender, EventArgs change) => changes.Release();
        var listens = request.Params?.Notifications?.ToolsListChanged is true;
        served.Changed += Wake;
        try
        {
            // Before anything else, so that the client knows from when on it misses nothing.
            await SendAsync(
                request,
                NotificationMethods.SubscriptionsAcknowledgedNotification,
                new SubscriptionsListenNotifications { ToolsListChanged = listens ? true : null },
                cancellationToken
            );
            if (!listens)
            {
                return;
            }

            await using var alive = keepAlive.Begin();
            var rest = current.Caller.ExpiresAt - clock.GetUtcNow();
            using var expiry = new CancellationTokenSource(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, clock);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(
                expiry.Token,
                lifetime.ApplicationStopping,
                cancellationToken
            );
            while (true)
            {
                await changes.WaitAsync(end.Token);
                await SendAsync(
                    request,
                    NotificationMethods.ToolListChangedNotification,
                    granted: null,
                    cancellationToken
                );
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The token has expired, or the server stops: the client hears the end and asks again.
        }
        finally
        {
            served.Changed -= Wake;
        }
    }

    private static Task SendAsync(
        RequestContext<SubscriptionsListenRequestParams> request,
        string method,
        SubscriptionsListenNotifications? granted,
        CancellationToken cancellationToken
    )
    {
        var parameters = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["_meta"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [MetaKeys.SubscriptionId] = request.JsonRpcRequest.Id,
            },
        };
        if (granted is not null)
        {
            parameters["notifications"] = granted;
        }

        return request.Server.SendNotificationAsync(
            method,
            parameters,
            McpJsonUtilities.DefaultOptions,
            cancellationToken
        );
    }
}
