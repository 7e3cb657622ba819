namespace McpServer.Host.Tests.Docs;

/// <summary>A block of code on a page.</summary>
/// <param name="Kind">What stands behind its first fence, such as <c>csharp tool</c>.</param>
/// <param name="Text">What is between the fences.</param>
/// <param name="Line">The line of the page where it begins.</param>
/// <param name="Section">The heading above it.</param>
public sealed record CodeBlock(string Kind, string Text, int Line, string Section)
{
    public override string ToString() => $"{Section} (line {Line})";
}
