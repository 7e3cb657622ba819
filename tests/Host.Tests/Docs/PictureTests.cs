using System.Text.RegularExpressions;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Docs;

public sealed partial class PictureTests
{
    private const int MostBytes = 150 * 1024;

    public static TheoryData<string, string> Pictures =>
        [
            .. from page in new[] { "docs/connect-a-client.md", "docs/inspector.md" }
            from picture in Picture().Matches(RepositoryFile.Read(page))
            select (picture.Groups["file"].Value, picture.Groups["words"].Value),
        ];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_of_the_guides_is_there_and_small_and_told_in_words(string file, string words)
    {
        var picture = new FileInfo(Path.Combine(RepositoryFile.Root, "docs", file));

        Assert.InRange(picture.Length, 1, MostBytes);
        Assert.Contains(' ', words);
    }

    [GeneratedRegex(
        @"!\[(?<words>[^\]]*)\]\((?<file>images/[^)]+)\)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000
    )]
    private static partial Regex Picture();
}
