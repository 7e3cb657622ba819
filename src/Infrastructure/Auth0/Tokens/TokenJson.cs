using System.Text.Json;

namespace McpServer.Infrastructure.Auth0.Tokens;

/// <summary>The header or the payload of a token.</summary>
internal readonly struct TokenJson(JsonElement root)
{
    // The year 9999, which leaves room to add the skew of the clocks.
    private const double MaxTime = 253_370_764_800;

    public static bool TryRead(ReadOnlyMemory<char> part, out TokenJson json)
    {
        var isRead =
            StrictBase64Url.TryDecode(part.Span, out var bytes) & StrictJson.TryReadObject(bytes, out var root);
        json = new(root);
        return isRead;
    }

    public bool Has(string name) => root.TryGetProperty(name, out _);

    /// <summary>Whether a member is a string, even an empty one.</summary>
    public bool IsText(string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String;

    /// <summary>A member that is a non-empty string; null for anything else.</summary>
    public string? Text(string name) =>
        IsText(name) && root.GetProperty(name).GetString() is { Length: > 0 } text ? text : null;

    /// <summary>A member that is a NumericDate (RFC 7519, section 2); null for anything else.</summary>
    public DateTimeOffset? Time(string name) =>
        root.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var seconds)
        && seconds is >= 0 and <= MaxTime
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;

    /// <summary>A member that is a string or an array of strings; null for anything else.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        if (!root.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            [
                .. value.EnumerateArray().Select(item => item.GetString()!),
            ],
            _ => null,
        };
    }

    /// <summary>A member that is an object; null for anything else.</summary>
    public TokenJson? Object(string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? new(value) : null;
}
