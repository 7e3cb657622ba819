namespace McpServer.Application.Contracts;

/// <summary>A tool that is not as its accepted contract says.</summary>
/// <param name="File">The name of the contract's file.</param>
/// <param name="Change">What became of the tool.</param>
/// <param name="Lines">Each difference, such as <c>~ title: "Greet" -> "Say hello"</c>.</param>
public sealed record ContractDifference(string File, ContractChange Change, IReadOnlyList<string> Lines)
{
    /// <summary>For people: the file, and each difference below it.</summary>
    public override string ToString()
    {
        var sign = Change switch
        {
            ContractChange.Added => '+',
            ContractChange.Changed => '~',
            ContractChange.Removed => '-',
        };
        return $"{sign} {File}{string.Concat(Lines.Select(line => $"\n    {line}"))}";
    }
}
