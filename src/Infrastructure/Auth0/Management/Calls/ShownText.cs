using McpServer.Infrastructure.Audit;

namespace McpServer.Infrastructure.Auth0.Management.Calls;

/// <summary>Text of the tenant that is shown to a person: one short line without a secret.</summary>
internal static class ShownText
{
    private const int MaxLength = 300;

    /// <summary>The text, with a full stop; null when there is none.</summary>
    /// <param name="text">What the tenant wrote.</param>
    /// <param name="secret">What it must not repeat.</param>
    public static string? Of(string? text, string secret)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var safe = secret.Length == 0 ? text : text.Replace(secret, "***", StringComparison.Ordinal);
        var line = OneLine.Of(safe.Trim())!;
        if (line.Length > MaxLength)
        {
            return $"{line[..MaxLength]}…";
        }

        return line[^1] is '.' or '!' or '?' ? line : $"{line}.";
    }
}
