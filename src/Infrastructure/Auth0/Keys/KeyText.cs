using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.Json;

namespace McpServer.Infrastructure.Auth0.Keys;

/// <summary>Reads one key of a key set (RFC 7517, section 4; RFC 7518, section 6.3.1).</summary>
internal static class KeyText
{
    /// <summary>The longest <c>kid</c> that is taken from a key set or a token.</summary>
    public const int MaxIdLength = 256;

    private const int MinModulusBits = 2048;
    private const int MaxModulusBits = 8192;
    private const uint MinExponent = 65537;

    /// <summary>The <c>kid</c>, usable or not; null when there is none.</summary>
    public static string? IdOf(JsonElement key) => TextOf(key, "kid");

    public static bool TryRead(JsonElement key, [NotNullWhen(true)] out SigningKey? read)
    {
        read = null;
        if (
            IdOf(key) is not { Length: > 0 and <= MaxIdLength } id
            || TextOf(key, "kty") is not "RSA"
            || (key.TryGetProperty("use", out _) && TextOf(key, "use") is not "sig")
            || (key.TryGetProperty("alg", out _) && !SigningAlgorithms.Allow(TextOf(key, "alg")))
            // A set that gives away a private part was not made with care: anyone could sign with that key.
            || key.TryGetProperty("d", out _)
            || !TryReadNumber(key, "n", out var modulus)
            || !TryReadNumber(key, "e", out var exponent)
            || !IsStrong(modulus)
            || !IsSafe(exponent)
        )
        {
            return false;
        }

        read = new(id, TextOf(key, "alg"), modulus, exponent);
        return true;
    }

    private static string? TextOf(JsonElement key, string name) =>
        key.ValueKind == JsonValueKind.Object
        && key.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static bool TryReadNumber(JsonElement key, string name, [NotNullWhen(true)] out byte[]? number)
    {
        var isRead = StrictBase64Url.TryDecode(TextOf(key, name), out number);
        number = number?.AsSpan().TrimStart((byte)0).ToArray();
        return isRead && number is { Length: > 0 };
    }

    private static bool IsStrong(byte[] modulus)
    {
        var bits = (modulus.Length * 8) - (BitOperations.LeadingZeroCount(modulus[0]) - 24);
        return bits is >= MinModulusBits and <= MaxModulusBits;
    }

    // With an exponent of 1 a signature is its own message; even ones are no exponents at all.
    private static bool IsSafe(byte[] exponent)
    {
        if (exponent.Length > sizeof(uint))
        {
            return false;
        }

        Span<byte> number = stackalloc byte[sizeof(uint)];
        number.Clear();
        exponent.CopyTo(number[^exponent.Length..]);
        var value = BinaryPrimitives.ReadUInt32BigEndian(number);
        return value >= MinExponent && uint.IsOddInteger(value);
    }
}
