using Spectre.Console;
using Lines = Spectre.Console.Rows;

namespace McpServer.ResourceServerConformance.Reporting;

/// <summary>The results as people read them.</summary>
public static class Report
{
    private const int WidthOfPipe = 180;

    /// <summary>Writes the table, and as the last line how many rows passed and failed.</summary>
    public static void Write(IReadOnlyList<RowResult> results, IAnsiConsole console)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(console);
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = WidthOfPipe;
        }

        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators();
        table.AddColumns("Row", "Level", "Verdict", "What is asked, and what was seen", "Where it says so");
        foreach (var result in results)
        {
            var requirement = result.Requirement;
            table.AddRow(
                new Text(requirement.Id),
                new Text(requirement.Level),
                new Markup(Word(result.Verdict)),
                new Lines(
                    new Text($"{requirement.Text}."),
                    new Text(result.Seen, new Style(decoration: Decoration.Dim))
                ),
                new Text(requirement.Source)
            );
        }

        console.Write(table);
        console.Profile.Out.Writer.WriteLine(Summary(results));
    }

    private static string Summary(IReadOnlyList<RowResult> results)
    {
        var failed = results.Count(result => result.IsFailure);
        var passed = results.Count(result => result.Verdict == Verdict.Passed);
        var skipped = results.Count - failed - passed;
        return $"{passed} passed, {failed} failed{(skipped > 0 ? $", {skipped} skipped" : "")}";
    }

    private static string Word(Verdict verdict) =>
        verdict switch
        {
            Verdict.Passed => "[green]passed[/]",
            Verdict.Failed => "[red]failed[/]",
            Verdict.NotApplicable => "[grey]not applicable[/]",
            Verdict.Untestable => "[red]failed: untestable[/]",
        };
}
