using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace McpServer.Benchmarks.Load;

/// <summary>Finds the end of one HTTP/1.1 response in a buffer that grows, and holds it against what is expected.</summary>
internal sealed class WireResponse
{
    private const int FirstStatusDigit = 9;

    private byte[] _buffer = new byte[64 * 1024];
    private int _length;
    private int _body;
    private int _end;
    private int _nextChunk;
    private bool _isChunked;

    /// <summary>Where the next bytes go.</summary>
    public Memory<byte> Free()
    {
        if (_length == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        return _buffer.AsMemory(_length);
    }

    public void Clear() => (_length, _body, _end, _nextChunk, _isChunked) = (0, 0, 0, 0, false);

    /// <summary>Takes note of bytes that came; true when the response is whole.</summary>
    public bool Add(int count)
    {
        _length += count;
        if (_body == 0 && !ReadHead())
        {
            return false;
        }

        return _isChunked ? ReadChunks() : _length >= _end;
    }

    /// <summary>What is wrong with the whole response; null when it is the expected one.</summary>
    public string? FaultOf(Expectation expected)
    {
        Span<byte> status = stackalloc byte[3];
        _ = Utf8Formatter.TryFormat(expected.Status, status, out _);
        if (!_buffer.AsSpan(FirstStatusDigit, status.Length).SequenceEqual(status))
        {
            return $"expected {expected.Status}, came: {Beginning()}";
        }

        var marker = expected.MarkerBytes;
        var body = _buffer.AsSpan(_body.._length);
        return marker.Length == 0 || body.IndexOf(marker) >= 0 || (_isChunked && Joined().IndexOf(marker) >= 0)
            ? null
            : $"expected '{expected.Marker}' in the body, came: {Beginning()}";
    }

    private string Beginning() => Encoding.UTF8.GetString(_buffer, 0, Math.Min(_length, 600)).ReplaceLineEndings(" | ");

    private bool ReadHead()
    {
        var head = _buffer.AsSpan(0, _length);
        var end = head.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        _body = _nextChunk = end + 4;
        head = head[..(end + 2)];
        if (ValueOf(head, "\r\nContent-Length: "u8) is { IsEmpty: false } length)
        {
            _end = _body + int.Parse(length, CultureInfo.InvariantCulture);
        }
        else if (ValueOf(head, "\r\nTransfer-Encoding: "u8).SequenceEqual("chunked"u8))
        {
            _isChunked = true;
        }
        else
        {
            throw new InvalidDataException($"The response tells no length: {Beginning()}");
        }

        return true;
    }

    private bool ReadChunks()
    {
        while (true)
        {
            var rest = _buffer.AsSpan(_nextChunk.._length);
            var line = rest.IndexOf("\r\n"u8);
            if (line < 0)
            {
                return false;
            }

            if (!Utf8Parser.TryParse(rest[..line], out int size, out _, 'x'))
            {
                throw new InvalidDataException($"That is no chunk: {Beginning()}");
            }

            var next = _nextChunk + line + 2 + size + 2;
            if (next > _length)
            {
                return false;
            }

            _nextChunk = next;
            if (size == 0)
            {
                return true;
            }
        }
    }

    // Only when a marker was cut by the edge of a chunk.
    private ReadOnlySpan<byte> Joined()
    {
        var joined = new ArrayBufferWriter<byte>(_length);
        var position = _body;
        while (true)
        {
            var rest = _buffer.AsSpan(position.._length);
            var line = rest.IndexOf("\r\n"u8);
            if (!Utf8Parser.TryParse(rest[..line], out int size, out _, 'x') || size == 0)
            {
                return joined.WrittenSpan;
            }

            joined.Write(rest.Slice(line + 2, size));
            position += line + 2 + size + 2;
        }
    }

    private static ReadOnlySpan<byte> ValueOf(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var start = IndexOfName(head, name);
        if (start < 0)
        {
            return [];
        }

        var value = head[(start + name.Length)..];
        return value[..value.IndexOf("\r\n"u8)];
    }

    // Node writes names in lower case, when it is told so.
    private static int IndexOfName(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var found = head.IndexOf(name);
        for (var start = 0; found < 0 && start + name.Length <= head.Length; start++)
        {
            found = Ascii.EqualsIgnoreCase(head.Slice(start, name.Length), name) ? start : -1;
        }

        return found;
    }
}
