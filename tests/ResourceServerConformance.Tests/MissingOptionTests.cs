using McpServer.ResourceServerConformance.Tests.Careless;

namespace McpServer.ResourceServerConformance.Tests;

/// <summary>What cannot be looked at is a failure that names its option, and what does not apply says why.</summary>
public sealed class MissingOptionTests
{
    private static readonly Dictionary<string, Func<SuiteOptions, SuiteOptions>> Without = new(StringComparer.Ordinal)
    {
        ["--limited-token-command"] = options => options with { LimitedToken = null },
        ["--scoped-tool"] = options => options with { Scoped = null },
        ["--token-for-scope-command"] = options => options with { TokenForScope = null },
        ["--broad-token-command"] = options => options with { BroadToken = null },
        ["--unentitled-token-command"] = options => options with { UnentitledToken = null },
        ["--unentitled-tool"] = options => options with { Unentitled = null },
        ["--other-audience-token-command"] = options => options with { OtherAudienceToken = null },
        ["--expired-token-command"] = options => options with { ExpiredToken = null },
        ["--other-user-token-command"] = options => options with { OtherUserToken = null },
        ["--handle-tool"] = options => options with { Handle = null },
        ["--handle-lifetime"] = options => options with { HandleLifetime = null },
        ["--log"] = options => options with { Log = null },
        ["--outbound-log"] = options => options with { OutboundLog = null },
        ["--proxy-client-id"] = options => options with { ProxyClientId = null },
        ["--proxy-redirect-uri"] = options => options with { ProxyRedirectUri = null },
    };

    private static readonly Dictionary<string, Func<SuiteOptions, SuiteOptions>> Said = new(StringComparer.Ordinal)
    {
        ["AZ-21"] = options => options with { HasNoScopeHierarchy = true, BroadToken = null },
        ["AZ-30"] = options => options with { OtherUserToken = options.Token },
    };

    [Theory]
    [InlineData("--limited-token-command", "AZ-16", "AZ-18", "AZ-19", "AZ-20", "AZ-21", "AZ-29")]
    [InlineData("--scoped-tool", "AZ-16", "AZ-18", "AZ-19", "AZ-20", "AZ-21", "AZ-29")]
    [InlineData("--token-for-scope-command", "AZ-20")]
    [InlineData("--broad-token-command", "AZ-21")]
    [InlineData("--unentitled-token-command", "AZ-22")]
    [InlineData("--unentitled-tool", "AZ-22")]
    [InlineData("--other-audience-token-command", "AZ-14", "AZ-17")]
    [InlineData("--expired-token-command", "AZ-13", "AZ-15")]
    [InlineData("--other-user-token-command", "AZ-28", "AZ-30")]
    [InlineData("--handle-tool", "AZ-27", "AZ-28")]
    [InlineData("--handle-lifetime", "AZ-28")]
    [InlineData("--log", "AZ-24", "AZ-29")]
    [InlineData("--outbound-log", "AZ-17")]
    [InlineData("--proxy-client-id", "AZ-26")]
    [InlineData("--proxy-redirect-uri", "AZ-26")]
    public async Task A_row_that_misses_an_option_fails_and_names_it(string option, params string[] rows)
    {
        await using var server = await CarelessServer.StartAsync(Defect.None);

        var results = await Suite.RunAsync(Without[option](server.Options), TestContext.Current.CancellationToken);

        var untestable = results.Where(result => result.Verdict == Verdict.Untestable).ToArray();
        Assert.Equal(rows, untestable.Select(result => result.Requirement.Id));
        Assert.All(untestable, result => Assert.StartsWith(option, result.Seen, StringComparison.Ordinal));
        Assert.All(untestable, result => Assert.True(result.IsFailure));
    }

    [Theory]
    [InlineData("AZ-21", "no scope implies another")]
    [InlineData("AZ-30", "see the same tools")]
    public async Task A_row_that_does_not_apply_says_why(string row, string reason)
    {
        await using var server = await CarelessServer.StartAsync(Defect.None);

        var results = await Suite.RunAsync(
            Said[row](server.Options) with
            {
                Only = [row],
            },
            TestContext.Current.CancellationToken
        );

        var result = Assert.Single(results);
        Assert.Equal(Verdict.NotApplicable, result.Verdict);
        Assert.Contains(reason, result.Seen, StringComparison.Ordinal);
        Assert.False(result.IsFailure);
    }

    [Fact]
    public async Task A_token_that_is_no_good_ends_the_run_instead_of_passing_all_refusals()
    {
        await using var server = await CarelessServer.StartAsync(Defect.None);
        var options = server.Options with { Token = (_, _) => Task.FromResult("no-token") };

        var fault = await Assert.ThrowsAsync<SuiteException>(() =>
            Suite.RunAsync(options, TestContext.Current.CancellationToken)
        );

        Assert.Contains("HTTP 401", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_does_not_grow_is_not_taken_for_a_clean_one()
    {
        await using var server = await CarelessServer.StartAsync(Defect.None);
        var another = Path.GetTempFileName();

        var results = await Suite.RunAsync(
            server.Options with
            {
                Log = another,
                Only = ["AZ-24"],
            },
            TestContext.Current.CancellationToken
        );

        Assert.Equal(Verdict.Failed, Assert.Single(results).Verdict);
        File.Delete(another);
    }
}
