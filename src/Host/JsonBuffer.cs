using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace McpServer.Host;

/// <summary>JSON that is written and at once sent on. A thread keeps its buffer for the next time.</summary>
internal sealed class JsonBuffer : IDisposable
{
    private const int First = 1024;
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static JsonBuffer? Kept;

    private readonly ArrayBufferWriter<byte> _bytes = new(First);

    private JsonBuffer() =>
        Json = new(
            _bytes,
            new JsonWriterOptions
            {
                // What is written is valid, and is no page; letters are shorter than escapes.
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                SkipValidation = true,
            }
        );

    public Utf8JsonWriter Json { get; }

    /// <summary>What is written so far. It is good until the buffer is given back.</summary>
    public ReadOnlyMemory<byte> Written
    {
        get
        {
            Json.Flush();
            return _bytes.WrittenMemory;
        }
    }

    /// <summary>Ends a line of JSON among others.</summary>
    public void EndLine()
    {
        Json.Flush();
        _bytes.Write("\n"u8);
    }

    public static JsonBuffer Take()
    {
        var buffer = Kept ?? new();
        Kept = null;
        return buffer;
    }

    /// <summary>Gives it back to whatever thread comes by.</summary>
    public void Dispose()
    {
        if (_bytes.Capacity > LargestKept)
        {
            Json.Dispose();
            return;
        }

        _bytes.ResetWrittenCount();
        Json.Reset();
        Kept = this;
    }
}
