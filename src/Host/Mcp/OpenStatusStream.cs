namespace McpServer.Host.Mcp;

/// <summary>
/// Ignores flushes until the first byte is written. The SDK flushes the headers, and with them status 200, before it
/// dispatches a call of a client older than 2026-07-28; a refusal could then not become a 403.
/// </summary>
/// <remarks>Between two events of the stream it takes signs of life, in turn with what the SDK writes.</remarks>
internal sealed class OpenStatusStream(Stream inner) : Stream
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _hasBegun;
    private bool _isWithinEvent;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    // A comment: clients have to ignore it (HTML, server-sent events, 9.2.6).
    private static ReadOnlyMemory<byte> SignOfLife { get; } = ":\n\n"u8.ToArray();

    /// <summary>Writes a comment of the event stream, unless an event is being written; that is a sign of life too.</summary>
    public async Task ShowLifeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!_isWithinEvent)
            {
                _hasBegun = true;
                await inner.WriteAsync(SignOfLife, cancellationToken);
                await inner.FlushAsync(cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Flush()
    {
        if (_hasBegun)
        {
            inner.Flush();
        }
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (!_hasBegun)
        {
            return;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            await inner.FlushAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        _turn.Wait();
        try
        {
            Begin(buffer.AsSpan(offset, count));
            inner.Write(buffer, offset, count);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            Begin(buffer.Span);
            await inner.WriteAsync(buffer, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _turn.Dispose();
        }

        base.Dispose(disposing);
    }

    // An event ends with an empty line. Whoever writes its lines one by one stays within it.
    private void Begin(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty)
        {
            _hasBegun = true;
            _isWithinEvent = !bytes.EndsWith("\n\n"u8);
        }
    }
}
