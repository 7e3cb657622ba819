using System.Globalization;
using System.Text.Json;

namespace McpServer.Application.Catalog;

/// <summary>Writes where in the arguments something is, such as <c>$.lines[0].quantity</c>.</summary>
internal static class ArgumentPath
{
    private const int LongestName = 64;

    // The name of an unknown property is the caller's own text: shorten it, and keep it on its line.
    public static string Join(string path, string name)
    {
        if (name.Length <= LongestName && !name.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return $"{path}.{name}";
        }

        var safe = new string([.. name.Take(LongestName).Select(letter => IsVisible(letter) ? letter : '?')]);
        return $"{path}.{safe}";
    }

    // Half a surrogate pair is well-formed JSON, but no text and so the name of nothing.
    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    // Neither control characters nor those that break a line or turn it around (UAX 9).
    private static bool IsVisible(char letter) =>
        char.GetUnicodeCategory(letter)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );
}
