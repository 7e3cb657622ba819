using System.Text.Json;

namespace McpServer.Infrastructure.Auth0.Keys;

/// <summary>Reads a key set (RFC 7517, section 5), and leaves out every key that no token may be signed with.</summary>
internal static class KeySetReader
{
    private const int MaxKeys = 32;

    /// <remarks>
    /// A set without a usable key counts as failed. An issuer always has a current key, so an empty set is a mistake
    /// over there; to obey it would lock everybody out, and to revoke a key the issuer only has to leave out that one.
    /// </remarks>
    public static KeySetAnswer Read(ReadOnlySpan<byte> body)
    {
        if (
            !StrictJson.TryReadObject(body, out var root)
            || !root.TryGetProperty("keys", out var list)
            || list.ValueKind != JsonValueKind.Array
        )
        {
            return KeySetAnswer.Failed("malformed");
        }

        var count = list.GetArrayLength();
        if (count > MaxKeys)
        {
            return KeySetAnswer.Failed("too_many_keys");
        }

        var keys = ReadKeys(list);
        return keys.Count == 0
            ? KeySetAnswer.Failed("no_usable_key")
            : new KeySetAnswer(keys, Unusable: count - keys.Count);
    }

    private static Dictionary<string, SigningKey> ReadKeys(JsonElement list)
    {
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var written in list.EnumerateArray())
        {
            // Of two keys with one name nobody knows which is meant, so neither is trusted.
            if (KeyText.IdOf(written) is { } id && !ids.Add(id))
            {
                keys.Remove(id);
            }
            else if (KeyText.TryRead(written, out var key))
            {
                keys.Add(key.Id, key);
            }
        }

        return keys;
    }
}
