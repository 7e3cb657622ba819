using McpServer.Application.Operators;
using McpServer.Application.Ports;
using McpServer.Host.Settings;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.Host.Mcp.Lists;

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
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Issuer, string Subject), int> _listeners = [];

    public async ValueTask<EmptyResult> ListenAsync(
        RequestContext<SubscriptionsListenRequestParams> request,
        CancellationToken cancellationToken
    )
    {
        var services = request.Services!;
        var current = services.GetRequiredService<McpRequest>();
        var caller = (current.Caller.Issuer, current.Caller.Subject);
        current.End(tool: null, "Listened");
        if (!TryEnter(caller))
        {
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
            Leave(caller);
        }

        return new EmptyResult();
    }

    private bool TryEnter((string Issuer, string Subject) caller)
    {
        lock (_lock)
        {
            var own = _listeners.GetValueOrDefault(caller);
            if (own >= options.Value.MaxListenersPerCaller || _listeners.Values.Sum() >= options.Value.MaxListeners)
            {
                return false;
            }

            _listeners[caller] = own + 1;
            return true;
        }
    }

    private void Leave((string Issuer, string Subject) caller)
    {
        lock (_lock)
        {
            if (--_listeners[caller] == 0)
            {
                _listeners.Remove(caller);
            }
        }
    }

    private async Task ServeAsync(
        RequestContext<SubscriptionsListenRequestParams> request,
        McpRequest current,
        IKeepAlive keepAlive,
        CancellationToken cancellationToken
    )
    {
        // Not disposed: a change may still be told to a listener that has just left.
        var changes = new SemaphoreSlim(0);
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
            var rest = current.Caller.AcceptedUntil - clock.GetUtcNow();
            // No timer runs for as long as a token might claim to.
            using var expiry = new CancellationTokenSource(
                TimeSpan.FromTicks(long.Clamp(rest.Ticks, 0, TimeSpan.TicksPerDay)),
                clock
            );
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
