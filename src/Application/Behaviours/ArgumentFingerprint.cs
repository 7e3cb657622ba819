using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace McpServer.Application.Behaviours;

/// <summary>
/// Hashes arguments so that equal ones can be found in the audit, but not guessed from it: the hash is keyed.
/// </summary>
internal sealed class ArgumentFingerprint(IOptions<AuditOptions> options)
{
    private const int KeyBytes = 32;

    private readonly byte[] _key = options.Value.ArgumentHashKey is { } configured
        ? Convert.FromBase64String(configured)
        : RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>HMAC-SHA-256 of the arguments in canonical order, as 64 hexadecimal digits; null without arguments.</summary>
    public string? Of(JsonElement? arguments)
    {
        if (arguments is not { } given)
        {
            return null;
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(_key, Canonical(given)));
    }

    private static ReadOnlySpan<byte> Canonical(JsonElement arguments)
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

    // The order of members means nothing in JSON, so it must not change the hash.
    private static void Write(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
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
