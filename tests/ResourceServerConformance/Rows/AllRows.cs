namespace McpServer.ResourceServerConformance.Rows;

/// <summary>Every row, in the order in which they run: the last ones look back on the others.</summary>
internal static class AllRows
{
    public static IReadOnlyList<Row> InOrder { get; } =
    [
        .. MetadataRows.All,
        .. ChallengeRows.All,
        .. TokenRows.All,
        .. ScopeRows.All,
        .. ProxyRows.All,
        .. HandleRows.All,
        .. ElevationRows.All,
        .. DisclosureRows.All,
        .. TransportRows.All,
        .. DisclosureRows.Last,
        new("AZ-01", ConformsAsync),
    ];

    private static Task<string> ConformsAsync(Run run, CancellationToken cancellationToken)
    {
        var musts = run
            .Results.Where(result => result.Requirement.Id.StartsWith("AZ-", StringComparison.Ordinal))
            .Where(result => result.Requirement.Level.StartsWith("MUST", StringComparison.Ordinal))
            .ToArray();
        if (musts.Length == 0)
        {
            throw new UntestableException("the other rows", "they are what this one looks back on; leave --only out");
        }

        var broken = musts.Where(result => result.IsFailure).Select(result => result.Requirement.Id).ToArray();
        Expect.That(broken.Length == 0, $"Not with {string.Join(", ", broken)}.");
        return Task.FromResult($"All {musts.Length} musts of authorization that were looked at hold.");
    }
}
