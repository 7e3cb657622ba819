using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Host.Mcp;
using Microsoft.ML.Tokenizers;
using ModelContextProtocol;

namespace McpServer.Host.Commands.Tools;

/// <summary>What <c>tools/list</c> costs a model that is shown every tool.</summary>
/// <param name="Encoding">By which the tokens were counted.</param>
/// <param name="Total">The tokens of all tools.</param>
/// <param name="Tools">Each tool, the dearest first.</param>
internal sealed record ToolBudget(string Encoding, int Total, IReadOnlyList<ToolCost> Tools)
{
    /// <summary>GPT-4o's; other models differ by some per cent.</summary>
    private const string Counted = "o200k_base";

    public static ToolBudget Of(ToolCatalog catalog)
    {
        var tokenizer = TiktokenTokenizer.CreateForEncoding(Counted);
        var counts = catalog
            .Tools.Select(tool => (Name: tool.Definition.Name.Value, Tokens: tokenizer.CountTokens(OnTheWire(tool))))
            .OrderByDescending(tool => tool.Tokens)
            .ToList();
        var total = counts.Sum(tool => tool.Tokens);
        return new(
            Counted,
            total,
            [.. counts.Select(tool => new ToolCost(tool.Name, tool.Tokens, Math.Round(100.0 * tool.Tokens / total, 1)))]
        );
    }

    private static string OnTheWire(ToolEntry tool) =>
        JsonSerializer.Serialize(CatalogTool.ToWire(tool), McpJsonUtilities.DefaultOptions);
}
