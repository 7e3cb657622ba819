namespace McpServer.Architecture.Tests;

public sealed class FileSizeTests
{
    private const int MostLines = 250;
    private const int MostLinesOfProgram = 40;

    [Fact]
    public void No_file_is_longer_than_250_lines_and_Program_is_a_contents_page() =>
        Assert.Empty(TooLong(SourceFile.Under("src", "*.cs")));

    [Fact]
    public void There_are_files_to_look_at() =>
        Assert.Contains("src/Host/Program.cs", SourceFile.Under("src", "*.cs").Select(file => file.Path));

    [Theory]
    [InlineData("src/Domain/Access/Permission.cs", 250, false)]
    [InlineData("src/Domain/Access/Permission.cs", 251, true)]
    [InlineData("src/Host/Program.cs", 40, false)]
    [InlineData("src/Host/Program.cs", 41, true)]
    [InlineData("src/Host/Mcp/OtherProgram.cs", 41, false)]
    public void A_file_that_is_too_long_is_told(string path, int lines, bool isTooLong) =>
        Assert.Equal(isTooLong, TooLong([new SourceFile(path, new string[lines])]).Any());

    private static IEnumerable<string> TooLong(IEnumerable<SourceFile> files) =>
        from file in files
        let most = file.Path.EndsWith("/Program.cs", StringComparison.Ordinal) ? MostLinesOfProgram : MostLines
        where file.Lines.Count > most
        select $"{file.Path} has {file.Lines.Count} lines; past {most} it is two things: give each a file of its own.";
}
