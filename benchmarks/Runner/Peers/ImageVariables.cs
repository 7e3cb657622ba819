using System.Text.RegularExpressions;

namespace McpServer.Benchmarks.Runner.Peers;

/// <summary>What the image sets for the runtime: what is measured runs as the image does.</summary>
internal static partial class ImageVariables
{
    public static IEnumerable<KeyValuePair<string, string>> Of(Workplace place) =>
        from line in File.ReadLines(Path.Combine(place.Root, "deploy", "Dockerfile"))
        where line.StartsWith("ENV ", StringComparison.Ordinal)
        from Match variable in RuntimeVariable().Matches(line)
        select KeyValuePair.Create(variable.Groups["name"].Value, variable.Groups["value"].Value);

    // Not those of the stage that builds, and nothing that decides whether one may look inside.
    [GeneratedRegex(@"(?<name>DOTNET_(?:TC_|GC)\w+)=(?<value>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RuntimeVariable();
}
