using McpServer.ResourceServerConformance.Requirements;
using McpServer.ResourceServerConformance.Rows;

namespace McpServer.ResourceServerConformance;

/// <summary>Holds a server against the requirements.</summary>
public static class Suite
{
    /// <summary>The requirements that have a row.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [.. AllRows.InOrder.Select(row => row.Id).Order(StringComparer.Ordinal)];

    /// <summary>Runs the rows and returns them by id.</summary>
    /// <exception cref="SuiteException">The server is not there, or the good token is none.</exception>
    public static async Task<IReadOnlyList<RowResult>> RunAsync(
        SuiteOptions options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        using var run = await Run.StartAsync(options, cancellationToken);
        foreach (var row in AllRows.InOrder.Where(row => options.Only.Count == 0 || options.Only.Contains(row.Id)))
        {
            run.Results.Add(await ResultOfAsync(row, run, cancellationToken));
        }

        return [.. run.Results.OrderBy(result => result.Requirement.Id, StringComparer.Ordinal)];
    }

    private static async Task<RowResult> ResultOfAsync(Row row, Run run, CancellationToken cancellationToken)
    {
        var requirement = RequirementList.Of(row.Id);
        try
        {
            return new(requirement, Verdict.Passed, await row.Check(run, cancellationToken));
        }
        catch (NotMetException exception)
        {
            return new(requirement, Verdict.Failed, exception.Message);
        }
        catch (NotApplicableException exception)
        {
            return new(requirement, Verdict.NotApplicable, exception.Message);
        }
        catch (UntestableException exception)
        {
            return new(requirement, Verdict.Untestable, exception.Message);
        }
    }
}
