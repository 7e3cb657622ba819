using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpServer.Application.Catalog;

namespace McpServer.Application.Contracts;

/// <summary>
/// The contracts of a catalog as files, one for each tool: what has changed since somebody accepted them is seen in a
/// review, and fails a test.
/// </summary>
public static class ToolContracts
{
    /// <summary>What the tools and the accepted contracts differ in; empty when nothing.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IReadOnlyList<ContractDifference> Compare(ToolCatalog catalog, string directory)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var accepted = Directory.Exists(directory)
            ? Directory
                .EnumerateFiles(directory, "*.json")
                .ToDictionary(path => Path.GetFileName(path), Read, StringComparer.Ordinal)
            : [];
        return
        [
            .. catalog.Tools.Select(tool => Compare(tool, accepted)).OfType<ContractDifference>(),
            .. Vanished(catalog, accepted),
        ];
    }

    /// <summary>Writes the contracts of new and changed tools, removes those of vanished ones, and tells which.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static IReadOnlyList<ContractDifference> Accept(ToolCatalog catalog, string directory)
    {
        var differences = Compare(catalog, directory);
        Directory.CreateDirectory(directory);
        foreach (var difference in differences)
        {
            var path = Path.Combine(directory, difference.File);
            if (difference.Change == ContractChange.Removed)
            {
                File.Delete(path);
            }
            else
            {
                var tool = catalog.Tools.First(tool => ToolContract.FileOf(tool) == difference.File);
                File.WriteAllText(path, ToolContract.TextOf(tool), new UTF8Encoding(false));
            }
        }

        return differences;
    }

    private static ContractDifference? Compare(ToolEntry tool, Dictionary<string, JsonNode?> accepted)
    {
        var file = ToolContract.FileOf(tool);
        if (!accepted.TryGetValue(file, out var before))
        {
            return new(file, ContractChange.Added, []);
        }

        if (before is not JsonObject)
        {
            return new(file, ContractChange.Changed, ["the file is no contract"]);
        }

        string[] lines = [.. JsonDifference.Between(before, ToolContract.JsonOf(tool))];
        return lines.Length == 0 ? null : new(file, ContractChange.Changed, lines);
    }

    // Other files in the same folder are nobody's contract, and not ours to remove.
    private static IEnumerable<ContractDifference> Vanished(
        ToolCatalog catalog,
        Dictionary<string, JsonNode?> accepted
    ) =>
        from known in accepted
        where known.Value is JsonObject contract && contract.ContainsKey("inputSchema")
        where !catalog.Tools.Any(tool => ToolContract.FileOf(tool) == known.Key)
        orderby known.Key
        select new ContractDifference(known.Key, ContractChange.Removed, []);

    private static JsonNode? Read(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
