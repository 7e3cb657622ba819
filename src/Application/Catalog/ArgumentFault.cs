namespace McpServer.Application.Catalog;

/// <summary>One thing that is wrong with the arguments. It never holds the value itself.</summary>
/// <param name="Path">Where, as a JSON path such as <c>$.lines[0].quantity</c>.</param>
/// <param name="Problem">What is wrong, such as <c>is missing</c>.</param>
/// <param name="Expected">What would be right, such as <c>a string</c>.</param>
public sealed record ArgumentFault(string Path, string Problem, string Expected)
{
    public override string ToString() => $"{Path} {Problem}; expected: {Expected}.";
}
