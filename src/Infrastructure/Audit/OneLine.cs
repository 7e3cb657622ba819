using System.Globalization;

namespace McpServer.Infrastructure.Audit;

/// <summary>Text that cannot begin a line of its own in a log (CWE-117).</summary>
public static class OneLine
{
    /// <summary>The text with every character escaped that could end or turn a line.</summary>
    public static string? Of(string? text) =>
        text is null || !HasUnsafe(text)
            ? text
            : string.Concat(text.Select(character => IsUnsafe(character) ? Escape(character) : character.ToString()));

    // Nearly all text is ASCII, of which only the control characters are unsafe.
    private static bool HasUnsafe(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExceptInRange(' ', '~'))
        {
            return false;
        }

        foreach (var character in text)
        {
            if (IsUnsafe(character))
            {
                return true;
            }
        }

        return false;
    }

    // Format characters turn the direction of what follows, separators end a line in some viewers.
    private static bool IsUnsafe(char character) =>
        char.GetUnicodeCategory(character)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate;

    private static string Escape(char character) =>
        string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
}
