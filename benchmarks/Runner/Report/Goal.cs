namespace McpServer.Benchmarks.Runner.Report;

/// <summary>A goal of the project and what came of it.</summary>
/// <param name="Text">What is measured.</param>
/// <param name="Bound">What it has to reach.</param>
/// <param name="IsAtLeast">Whether more is better.</param>
/// <param name="Value">What was measured; null when it was not.</param>
internal sealed record Goal(string Text, double Bound, bool IsAtLeast, double? Value)
{
    /// <summary>Why it is not met, as far as it is known.</summary>
    public string? Why { get; init; }

    public bool? IsMet => Value is { } value ? (IsAtLeast ? value >= Bound : value <= Bound) : null;

    public string BoundText => FormattableString.Invariant($"{(IsAtLeast ? ">=" : "<=")} {Bound:0.###}");

    public string ValueText => Value is { } value ? FormattableString.Invariant($"{value:0.###}") : "not measured";

    public string Verdict =>
        IsMet switch
        {
            null => "-",
            true => "met",
            false => "not met",
        };
}
