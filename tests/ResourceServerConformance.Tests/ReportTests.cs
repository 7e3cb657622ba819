using McpServer.ResourceServerConformance.Reporting;
using McpServer.ResourceServerConformance.Requirements;
using Spectre.Console;

namespace McpServer.ResourceServerConformance.Tests;

public sealed class ReportTests
{
    [Fact]
    public void Untestable_counts_as_failed_and_what_does_not_apply_as_skipped() =>
        Assert.EndsWith(
            "1 passed, 2 failed, 1 skipped\n",
            Written(Verdict.Passed, Verdict.Failed, Verdict.Untestable, Verdict.NotApplicable),
            StringComparison.Ordinal
        );

    [Fact]
    public void Nothing_skipped_is_not_told() =>
        Assert.EndsWith("2 passed, 0 failed\n", Written(Verdict.Passed, Verdict.Passed), StringComparison.Ordinal);

    [Fact]
    public void A_row_shows_its_level_its_source_and_what_was_seen()
    {
        var text = Written(Verdict.NotApplicable);

        Assert.Contains("AZ-02", text, StringComparison.Ordinal);
        Assert.Contains("MUST", text, StringComparison.Ordinal);
        Assert.Contains("RFC 9728", text, StringComparison.Ordinal);
        Assert.Contains("not applicable", text, StringComparison.Ordinal);
        Assert.Contains("[seen]", text, StringComparison.Ordinal);
    }

    private static string Written(params Verdict[] verdicts)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No }
        );
        Report.Write(
            [.. verdicts.Select(verdict => new RowResult(RequirementList.Of("AZ-02"), verdict, "[seen]"))],
            console
        );
        return output.ToString();
    }
}
