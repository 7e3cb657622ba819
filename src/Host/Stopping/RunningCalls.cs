namespace McpServer.Host.Stopping;

/// <summary>The calls that run now: a server that stops waits for them, and ends them when it can wait no longer.</summary>
internal sealed class RunningCalls : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Counts a call until it is disposed.</summary>
    /// <param name="cancellationToken">Cancelled when the client gives the call up.</param>
    /// <param name="aborted">Cancelled when the client goes away.</param>
    public RunningCall Begin(CancellationToken cancellationToken, CancellationToken aborted)
    {
        Interlocked.Increment(ref _count);
        return new(this, _stop.Token, cancellationToken, aborted);
    }

    // Not awaited: what hears the cancellation must not hold up whoever ends the calls.
    /// <summary>Cancels them all, and every one that begins later.</summary>
    public void EndAll() => _ = _stop.CancelAsync();

    public void Dispose() => _stop.Dispose();

    /// <summary>One call.</summary>
    internal sealed class RunningCall(
        RunningCalls calls,
        CancellationToken stop,
        CancellationToken client,
        CancellationToken aborted
    ) : IDisposable
    {
        private readonly CancellationTokenSource _any =
            client == aborted
                ? CancellationTokenSource.CreateLinkedTokenSource(stop, client)
                : CancellationTokenSource.CreateLinkedTokenSource([stop, client, aborted]);

        /// <summary>Cancelled by any of them.</summary>
        public CancellationToken Token => _any.Token;

        /// <summary>Whether the client still waits for an answer that the server cannot give any more.</summary>
        public bool IsEndedByStop =>
            stop.IsCancellationRequested && !client.IsCancellationRequested && !aborted.IsCancellationRequested;

        public void Dispose()
        {
            Interlocked.Decrement(ref calls._count);
            _any.Dispose();
        }
    }
}
