using System.Buffers;
using McpServer.Host.Settings;

namespace McpServer.Host.Mcp.Messages;

/// <summary>
/// What a POST is answered with. The SDK writes every answer as an event and flushes the headers, and with them status 200,
/// before it dispatches a call of a client older than 2026-07-28; a refusal could then not become a 403. So nothing goes
/// out before the first byte, and an answer of one message goes out as plain JSON unless event streams are asked for.
/// </summary>
/// <remarks>Between two events of the stream it takes signs of life, in turn with what the SDK writes.</remarks>
internal sealed class AnswerStream(HttpResponse response, ResponseMode mode) : Stream
{
    private readonly Stream _inner = response.Body;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private ArrayBufferWriter<byte>? _held;
    private bool _hasBegun;
    private bool _isWithinEvent;
    private bool _endsWithNewLine;
    private bool _isAnswered;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Whether anything has gone out.</summary>
    public bool HasBegun => _hasBegun;

    // A comment: clients have to ignore it (HTML, server-sent events, 9.2.6).
    private static ReadOnlyMemory<byte> SignOfLife { get; } = ":\n\n"u8.ToArray();

    /// <summary>Writes a comment of the event stream, unless an event is being written; that is a sign of life too.</summary>
    public async Task ShowLifeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!_isWithinEvent && !_isAnswered)
            {
                await PassOnAsync(SignOfLife, cancellationToken);
                await _inner.FlushAsync(cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Writes one message as an event, at once.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await PassOnAsync(EventText.Of(message.Span), cancellationToken);
            await _inner.FlushAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Nothing more is written: what was held back goes out.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_held is not { WrittenCount: > 0 } held)
        {
            return;
        }

        if (_isAnswered)
        {
            var message = EventText.MessageOf(held.WrittenMemory);
            response.Headers.Remove("X-Accel-Buffering");
            response.Headers.ContentEncoding = default;
            response.ContentType = PlainJson.MediaType;
            response.ContentLength = message.Length;
            await PassOnAsync(message, cancellationToken);
        }
        else
        {
            await PassOnAsync(held.WrittenMemory, cancellationToken);
        }
    }

    public override void Flush()
    {
        if (_hasBegun)
        {
            _inner.Flush();
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
            await _inner.FlushAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Nobody writes here but asynchronously.");

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (buffer.IsEmpty)
        {
            return;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            Follow(buffer.Span);
            if (_hasBegun || mode == ResponseMode.Sse || !EventText.IsTypeOf(response))
            {
                await PassOnAsync(buffer, cancellationToken);
            }
            else
            {
                await HoldAsync(buffer, cancellationToken);
            }
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
    private void Follow(ReadOnlySpan<byte> bytes)
    {
        var endsWithEmptyLine = bytes is [(byte)'\n'] ? _endsWithNewLine : bytes.EndsWith("\n\n"u8);
        _isWithinEvent = !endsWithEmptyLine;
        _endsWithNewLine = bytes[^1] == (byte)'\n';
    }

    private ValueTask PassOnAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _hasBegun = true;
        return _inner.WriteAsync(bytes, cancellationToken);
    }

    private async ValueTask HoldAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _held ??= new();
        _held.Write(bytes.Span);
        if (_isWithinEvent)
        {
            return;
        }

        // The response is the last message of its stream: when it comes first, it comes alone.
        _isAnswered = EventText.IsResponse(_held.WrittenMemory);
        if (_isAnswered)
        {
            return;
        }

        if (mode == ResponseMode.Auto)
        {
            await PassOnAsync(_held.WrittenMemory, cancellationToken);
        }

        // In plain JSON there is no room for what is said before the answer.
        _held.ResetWrittenCount();
    }
}
