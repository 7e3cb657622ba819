using McpServer.ResourceServerConformance.Tests.Careless;

namespace McpServer.ResourceServerConformance.Tests;

/// <summary>No row is a check that cannot fail.</summary>
public sealed class RowTests
{
    private static readonly (string Row, Defect[] Defects)[] Table =
    [
        ("AZ-01", [Defect.AnyAudience]),
        ("AZ-02", [Defect.NoMetadata, Defect.MetadataOfAnotherHost]),
        ("AZ-03", [Defect.NoIssuers, Defect.IssuerWithoutSlash]),
        ("AZ-04", [Defect.DeadMetadataAddress, Defect.NoMetadata]),
        ("AZ-05", [Defect.MetadataUnderAnySuffix]),
        ("AZ-06", [Defect.SlashThatNobodyMeans]),
        ("AZ-07", [Defect.CaseSensitiveHost]),
        ("AZ-08", [Defect.NoScopeInChallenge]),
        ("AZ-09", [Defect.ScopesThatChange, Defect.ScopeForEverything]),
        ("AZ-10", [Defect.AsksOfflineAccess]),
        ("AZ-11", [Defect.TrustsConnections, Defect.SessionIsCredential]),
        ("AZ-12", [Defect.TokenInQuery]),
        (
            "AZ-13",
            [
                Defect.NoSignatureCheck,
                Defect.AlgNone,
                Defect.KeyFromHeader,
                Defect.KeysOfAnyIssuer,
                Defect.NoExpiryCheck,
            ]
        ),
        ("AZ-14", [Defect.AnyAudience]),
        ("AZ-15", [Defect.NoErrorInChallenge, Defect.ErrorWithoutToken, Defect.NoExpiryCheck]),
        ("AZ-16", [Defect.FirstOfTwoTokens, Defect.LackOfScopeIs200]),
        ("AZ-17", [Defect.PassesTokenOn, Defect.AnyAudience]),
        ("AZ-18", [Defect.LackOfScopeIs200]),
        ("AZ-19", [Defect.BareForbidden]),
        ("AZ-20", [Defect.OneScopeAtATime]),
        ("AZ-21", [Defect.NoHierarchy]),
        ("AZ-22", [Defect.ScopesAlone]),
        ("AZ-23", [Defect.ReadsFirst, Defect.DescribesItselfInRefusals, Defect.NoSignatureCheck]),
        ("AZ-24", [Defect.LogsTokens, Defect.EchoesTokens]),
        ("AZ-25", [Defect.PlainTokenEndpoint]),
        ("AZ-26", [Defect.NoConsent, Defect.AnyRedirect]),
        ("AZ-27", [Defect.SessionIsCredential, Defect.HandleIsCredential]),
        ("AZ-28", [Defect.SessionOfAnybody, Defect.HandleOfAnybody, Defect.CountedHandles, Defect.EternalHandles]),
        ("AZ-29", [Defect.SilentElevation]),
        ("AZ-30", [Defect.HiddenToolRuns]),
        ("TR-01", [Defect.EveryPathServes]),
        ("TR-02", [Defect.NoOriginCheck]),
        ("TR-03", [Defect.WrongStatusForOrigin, Defect.NoOriginCheck]),
        ("TR-04", [Defect.ListensEverywhere]),
        ("TR-05", [Defect.NoSourceCheck]),
        ("TR-06", [Defect.OpenStream]),
    ];

    public static TheoryData<Defect, string> Defects =>
        [.. Table.SelectMany(entry => entry.Defects.Select(defect => (defect, entry.Row)))];

    [Fact]
    public async Task Every_row_passes_with_a_server_that_does_it_right()
    {
        await using var server = await CarelessServer.StartAsync(Defect.None);

        var results = await Suite.RunAsync(server.Options, TestContext.Current.CancellationToken);

        Assert.Empty(results.Where(result => result.Verdict != Verdict.Passed).Select(Told));
        Assert.Equal(Suite.Ids, results.Select(result => result.Requirement.Id));
    }

    [Theory]
    [MemberData(nameof(Defects))]
    public async Task A_row_fails_with_its_defect(Defect defect, string row)
    {
        await using var server = await CarelessServer.StartAsync(defect);
        // What looks back on other rows needs them.
        var only = row is "AZ-01" or "AZ-24" ? Array.Empty<string>() : [row];

        var results = await Suite.RunAsync(server.Options with { Only = only }, TestContext.Current.CancellationToken);

        var result = Assert.Single(results, result => result.Requirement.Id == row);
        Assert.True(result.Verdict == Verdict.Failed, Told(result));
    }

    [Fact]
    public void Every_row_has_a_defect_and_every_defect_a_row()
    {
        Assert.Equal(Suite.Ids, Table.Select(entry => entry.Row));
        Assert.Empty(Enum.GetValues<Defect>().Except(Table.SelectMany(entry => entry.Defects).Append(Defect.None)));
    }

    private static string Told(RowResult result) => $"{result.Requirement.Id} {result.Verdict}: {result.Seen}";
}
