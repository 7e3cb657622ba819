using System.Text.RegularExpressions;

namespace McpServer.Host.Welcome;

/// <summary>A text beside this class with <c>{{places}}</c> to fill.</summary>
internal static partial class PageTemplate
{
    public static string Read(string name)
    {
        using var stream = typeof(PageTemplate).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Fills every place once, so that a value which looks like a place stays what it is.</summary>
    /// <exception cref="KeyNotFoundException">The template has a place that nobody filled.</exception>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(template, place => values[place.Groups["name"].Value]);

    [GeneratedRegex(@"\{\{(?<name>[a-z-]+)\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
