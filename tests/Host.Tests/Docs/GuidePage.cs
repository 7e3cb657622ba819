using System.Text.RegularExpressions;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Docs;

/// <summary>The guide of authors, with the blocks of code that it shows.</summary>
internal static partial class GuidePage
{
    private const string Path = "docs/add-a-tool.md";

    public static IReadOnlyList<CodeBlock> Blocks { get; } = Read(RepositoryFile.Read(Path));

    public static IEnumerable<CodeBlock> Of(string kind) => Blocks.Where(block => block.Kind == kind);

    private static CodeBlock[] Read(string page) =>
        [
            .. Block()
                .Matches(page)
                .Select(block => new CodeBlock(
                    block.Groups["kind"].Value.Trim(),
                    block.Groups["text"].Value,
                    page.AsSpan(0, block.Groups["text"].Index).Count('\n') + 1,
                    Heading().Matches(page[..block.Index]).Last().Groups["text"].Value
                )),
        ];

    [GeneratedRegex(
        "^```(?<kind>[^\n]*)\n(?<text>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000
    )]
    private static partial Regex Block();

    [GeneratedRegex(
        "^## (?<text>.*)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000
    )]
    private static partial Regex Heading();
}
