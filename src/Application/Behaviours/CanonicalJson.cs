using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace McpServer.Application.Behaviours;

/// <summary>The same bytes for the same arguments, in whatever order their members were sent.</summary>
internal static class CanonicalJson
{
    /// <summary>SHA-256 as 64 hexadecimal digits: for what stays sealed or secret, since it needs no key.</summary>
    public static string HashOf(JsonElement value) => Convert.ToHexStringLower(SHA256.HashData(Of(value)));

    public static ReadOnlySpan<byte> Of(JsonElement arguments)
    {
        try
        {
            var canonical = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(canonical))
            {
                Write(arguments, writer);
            }

            return canonical.WrittenSpan;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is well-formed JSON but no text that could be written again. Such a call must
            // not escape the audit: it is hashed as it was sent.
            return Encoding.UTF8.GetBytes(arguments.GetRawText());
        }
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
