using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace McpServer.Application.Behaviours;

/// <summary>The same bytes for the same arguments, in whatever order their members were sent.</summary>
internal static class CanonicalJson
{
    private const int FirstSize = 1024;
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? Canonical;

    [ThreadStatic]
    private static Utf8JsonWriter? Writer;

    /// <summary>SHA-256 as 64 hexadecimal digits: for what stays sealed or secret, since it needs no key.</summary>
    public static string HashOf(JsonElement value) => Convert.ToHexStringLower(SHA256.HashData(Of(value)));

    /// <returns>Good until this thread asks again.</returns>
    public static ReadOnlySpan<byte> Of(JsonElement arguments)
    {
        var (canonical, writer) = Buffer();
        try
        {
            Write(arguments, writer);
            writer.Flush();
            return canonical.WrittenSpan;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is well-formed JSON but no text that could be written again. Such a call must
            // not escape the audit: it is hashed as it was sent.
            return Encoding.UTF8.GetBytes(arguments.GetRawText());
        }
    }

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) Buffer()
    {
        if (Canonical is not { Capacity: <= LargestKept } canonical || Writer is not { } writer)
        {
            Canonical = canonical = new(FirstSize);
            Writer = writer = new(canonical);
        }

        canonical.ResetWrittenCount();
        writer.Reset();
        return (canonical, writer);
    }

    private static JsonProperty[] InOrder(JsonElement value)
    {
        var members = new JsonProperty[value.GetPropertyCount()];
        var count = 0;
        foreach (var member in value.EnumerateObject())
        {
            members[count++] = member;
        }

        if (members.Length > 1)
        {
            Array.Sort(members, (one, other) => string.CompareOrdinal(one.Name, other.Name));
        }

        return members;
    }

    // The order of members means nothing in JSON, so it must not change the hash.
    private static void Write(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in InOrder(value))
                {
                    writer.WritePropertyName(property.Name);
                    Write(property.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Undefined:
                writer.WriteNullValue();
                break;
            case JsonValueKind.String:
            case JsonValueKind.Number:
            case JsonValueKind.True:
            case JsonValueKind.False:
            case JsonValueKind.Null:
                value.WriteTo(writer);
                break;
        }
    }
}
