using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace McpServer.Host.Rehearsing;

/// <summary>
/// Carries connections within the process instead of over a network: nobody can connect but who holds this object.
/// </summary>
/// <param name="pools">The memory that Kestrel's own transport uses; it expects its connections to bring some.</param>
internal sealed class StageTransport(IMemoryPoolFactory<byte> pools) : IConnectionListenerFactory, IConnectionListener
{
    private readonly MemoryPool<byte> _pool = pools.Create();
    private readonly Channel<ConnectionContext> _connections = Channel.CreateUnbounded<ConnectionContext>();
    private int _opened;

    public EndPoint EndPoint { get; private set; } = new IPEndPoint(IPAddress.None, 0);

    /// <summary>Opens a connection to the server, and returns the client's end of it.</summary>
    public IDuplexPipe Connect()
    {
        var options = new PipeOptions(_pool, useSynchronizationContext: false);
        var up = new Pipe(options);
        var down = new Pipe(options);
        var client = new Ends(down.Reader, up.Writer);
        var id = Interlocked.Increment(ref _opened).ToString(CultureInfo.InvariantCulture);
        var connection = new Connection(id, new Ends(up.Reader, down.Writer), client, _pool);
        if (!_connections.Writer.TryWrite(connection))
        {
            throw new InvalidOperationException("The stage takes no connections any more.");
        }

        return client;
    }

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        EndPoint = endpoint;
        return new(this);
    }

    /// <summary>The next connection, or null when there will be none.</summary>
    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
        await _connections.Reader.WaitToReadAsync(cancellationToken) && _connections.Reader.TryRead(out var connection)
            ? connection
            : null;

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _ = _connections.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await UnbindAsync(CancellationToken.None);
        _pool.Dispose();
    }

    /// <summary>Ends for the client too when the server has done with it.</summary>
    private sealed class Connection : DefaultConnectionContext, IMemoryPoolFeature
    {
        // Nobody waits for it with a handle or a timer, so there is nothing to dispose of.
        private readonly CancellationTokenSource _closed = new();

        public Connection(string id, IDuplexPipe transport, IDuplexPipe application, MemoryPool<byte> pool)
            : base(id, transport, application)
        {
            MemoryPool = pool;
            ConnectionClosed = _closed.Token;
            Features.Set<IMemoryPoolFeature>(this);
        }

        public MemoryPool<byte> MemoryPool { get; }

        // The base class cancels a source of its own later, on another thread, when it may have disposed of it: that would
        // end the process.
        public override void Abort(ConnectionAbortedException abortReason) => _ = _closed.CancelAsync();

        public override async ValueTask DisposeAsync()
        {
            await Transport.Output.CompleteAsync();
            await Transport.Input.CompleteAsync();
            await base.DisposeAsync();
        }
    }

    private sealed record Ends(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
