using McpServer.Application.Ports;
using ModelContextProtocol;

namespace McpServer.Host.Mcp.Calls;

/// <summary>Tells a client that asked for it how far its call is (MCP 2026-07-28, basic/utilities/progress).</summary>
internal sealed class CallProgress(TimeProvider clock) : ICallProgress
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private Func<ProgressNotificationValue, Task>? _send;
    private float _done = float.NegativeInfinity;
    private long? _sentAt;
    private Task _sending = Task.CompletedTask;

    /// <summary>From now on reports belong to a call whose client asked for them.</summary>
    public void Begin(Func<ProgressNotificationValue, Task> send) => _send = send;

    public void Report(double done, double? total = null, string? message = null)
    {
        lock (_lock)
        {
            if (_send is not { } send || !((float)done > _done) || IsTooSoon(done, total))
            {
                return;
            }

            _done = (float)done;
            _sentAt = clock.GetTimestamp();
            var value = new ProgressNotificationValue
            {
                Progress = _done,
                Total = (float?)total,
                Message = message,
            };
            _sending = SendAsync(_sending, send, value);
        }
    }

    /// <summary>What was reported goes before the result, and nothing after it.</summary>
    public Task EndAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _send = null;
            return _sending.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Nothing more is told; nobody waits for what was.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _send = null;
        }
    }

    // The last report is worth telling at any time, and a client that reads slowly is told less.
    private bool IsTooSoon(double done, double? total) =>
        !(done >= total) && _sentAt is { } sent && (!_sending.IsCompleted || clock.GetElapsedTime(sent) < Pace);

    private static async Task SendAsync(
        Task before,
        Func<ProgressNotificationValue, Task> send,
        ProgressNotificationValue value
    )
    {
#pragma warning disable VSTHRD003 // Sent by this object before; ASP.NET Core has no context to deadlock with.
        await before;
#pragma warning restore VSTHRD003
        try
        {
            await send(value);
        }
#pragma warning disable CA1031, RCS1075 // A report must never cost the answer; a client that is gone ends the call by its own token.
        catch (Exception)
#pragma warning restore CA1031, RCS1075
        {
            // Nothing to do: the next one may come through.
        }
    }
}
