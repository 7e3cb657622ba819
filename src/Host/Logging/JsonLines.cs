using System.Globalization;
using System.Text;
using System.Text.Json;
using Serilog.Core;
using Serilog.Events;

namespace McpServer.Host.Logging;

/// <summary>
/// Writes an event as one line of JSON, in the compact format of Serilog (CLEF) without its renderings. Each line is given
/// to the operating system before the caller goes on: what was audited is out when the answer is.
/// </summary>
internal sealed class JsonLines(Stream output) : ILogEventSink
{
    private readonly Lock _writing = new();

    public void Emit(LogEvent logEvent)
    {
        using var line = JsonBuffer.Take();
        Write(line.Json, logEvent);
        line.EndLine();
        lock (_writing)
        {
            output.Write(line.Written.Span);
        }
    }

    private static void Write(Utf8JsonWriter json, LogEvent entry)
    {
        json.WriteStartObject();
        json.WriteString("@t"u8, entry.Timestamp.UtcDateTime);
        json.WriteString("@mt"u8, entry.MessageTemplate.Text);
        if (entry.Level != LogEventLevel.Information)
        {
            json.WriteString("@l"u8, NameOf(entry.Level));
        }

        if (entry.Exception is { } exception)
        {
            json.WriteString("@x"u8, exception.ToString());
        }

        if (entry.TraceId is { } trace)
        {
            json.WriteString("@tr"u8, trace.ToHexString());
        }

        if (entry.SpanId is { } span)
        {
            json.WriteString("@sp"u8, span.ToHexString());
        }

        // Not through the interface, which would make an object of the enumerator.
        if (entry.Properties is Dictionary<string, LogEventPropertyValue> properties)
        {
            foreach (var (name, value) in properties)
            {
                WriteProperty(json, name, value);
            }
        }
        else
        {
            foreach (var (name, value) in entry.Properties)
            {
                WriteProperty(json, name, value);
            }
        }

        json.WriteEndObject();
    }

    private static string NameOf(LogEventLevel level) =>
        level switch
        {
            LogEventLevel.Verbose => "Verbose",
            LogEventLevel.Debug => "Debug",
            LogEventLevel.Warning => "Warning",
            LogEventLevel.Error => "Error",
            _ => "Fatal",
        };

    private static void WriteProperty(Utf8JsonWriter json, string name, LogEventPropertyValue value)
    {
        WriteName(json, name.StartsWith('@') ? "@" + name : name);
        WriteValue(json, value);
    }

    private static void WriteValue(Utf8JsonWriter json, LogEventPropertyValue value)
    {
        switch (value)
        {
            case ScalarValue scalar:
                WriteScalar(json, scalar.Value);
                break;
            case SequenceValue sequence:
                json.WriteStartArray();
                foreach (var element in sequence.Elements)
                {
                    WriteValue(json, element);
                }

                json.WriteEndArray();
                break;
            case StructureValue structure:
                json.WriteStartObject();
                foreach (var property in structure.Properties)
                {
                    WriteName(json, property.Name);
                    WriteValue(json, property.Value);
                }

                json.WriteEndObject();
                break;
            case DictionaryValue dictionary:
                json.WriteStartObject();
                foreach (var (key, element) in dictionary.Elements)
                {
                    WriteName(json, TextOf(key.Value));
                    WriteValue(json, element);
                }

                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue(value.ToString(format: null, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                WriteText(json, text);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case byte or sbyte or short or ushort or uint:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case DateTimeOffset time:
                json.WriteStringValue(time);
                break;
            case DateTime time:
                json.WriteStringValue(time);
                break;
            default:
                WriteText(json, TextOf(value));
                break;
        }
    }

    private static void WriteName(Utf8JsonWriter json, string name)
    {
        if (HasSurrogate(name))
        {
            json.WritePropertyName(Encoding.UTF8.GetBytes(name));
        }
        else
        {
            json.WritePropertyName(name);
        }
    }

    // Half a surrogate pair is no text, and must not cost the line.
    private static bool HasSurrogate(string text) => text.AsSpan().ContainsAnyInRange('\ud800', '\udfff');

    private static void WriteText(Utf8JsonWriter json, string text)
    {
        if (HasSurrogate(text))
        {
            json.WriteStringValue(Encoding.UTF8.GetBytes(text));
        }
        else
        {
            json.WriteStringValue(text);
        }
    }

    private static string TextOf(object? value) =>
        (value as IFormattable)?.ToString(format: null, CultureInfo.InvariantCulture)
        ?? value?.ToString()
        ?? string.Empty;
}
