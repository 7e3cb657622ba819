using McpServer.ResourceServerConformance.Requirements;
using McpServer.ResourceServerConformance.Trace;
using McpServer.TestBench;

namespace McpServer.ResourceServerConformance.Tests;

public sealed class TraceTests
{
    private const string Command =
        "dotnet run --project tests/ResourceServerConformance -- trace > docs/conformance.md";

    private static Task<IReadOnlyList<Proof>> ProofsAsync() =>
        ProofScan.ReadAsync(RepositoryFile.Root, TestContext.Current.CancellationToken);

    [Fact]
    public async Task The_page_is_what_the_command_makes() =>
        Assert.True(
            TracePage.Of(await ProofsAsync()) == RepositoryFile.Read("docs/conformance.md"),
            $"docs/conformance.md is out of date; make it anew: {Command}"
        );

    [Fact]
    public async Task Every_must_has_proof_or_a_reason() => Assert.Empty(TracePage.Unproved(await ProofsAsync()));

    [Fact]
    public void A_must_without_either_would_be_told() => Assert.Contains("TO-08", TracePage.Unproved([]));

    [Fact]
    public async Task Every_requirement_that_a_test_names_is_known() =>
        Assert.All(
            await ProofsAsync(),
            proof => Assert.True(RequirementList.Knows(proof.Requirement), proof.ToString())
        );

    [Fact]
    public void A_requirement_that_is_not_known_would_be_told() => Assert.False(RequirementList.Knows("AZ-99"));

    [Fact]
    public void Every_row_is_of_a_requirement_and_the_first_two_chapters_have_all_theirs()
    {
        Assert.All(Suite.Ids, id => Assert.True(RequirementList.Knows(id)));
        Assert.Equal(
            RequirementList.All.Select(one => one.Id).Where(id => id.StartsWith("AZ-", StringComparison.Ordinal)),
            Suite.Ids.Where(id => id.StartsWith("AZ-", StringComparison.Ordinal))
        );
        Assert.Equal(6, Suite.Ids.Count(id => id.StartsWith("TR-", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_mark_belongs_to_the_test_that_follows_it()
    {
        const string Source = """
            [Requirement("AZ-01")]
            public sealed class FirstTests
            {
                [Theory]
                [Requirement("AZ-02")]
                [Requirement("AZ-03")]
                public async Task One(int number) { }

                [Fact]
                public void Another() { }

                [Fact]
                [Requirement("AZ-04")]
                public Task Third() => Task.CompletedTask;
            }
            """;

        Assert.Equal(
            [
                new("AZ-01", "P", "FirstTests"),
                new("AZ-02", "P", "FirstTests.One"),
                new("AZ-03", "P", "FirstTests.One"),
                new("AZ-04", "P", "FirstTests.Third"),
            ],
            ProofScan.In(Source, "P")
        );
    }
}
