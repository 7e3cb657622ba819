using McpServer.Application.Catalog;

namespace McpServer.Application.Tests.Arguments;

public sealed class ManyFaultsTests
{
    [Fact]
    public void A_hundred_faults_are_all_told()
    {
        var error = ToolError.InvalidArguments(Faults(100));

        Assert.Contains("$.p99 is not known", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("more.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flood_of_faults_does_not_become_a_flood_of_complaints()
    {
        var error = ToolError.InvalidArguments(Faults(100_000));

        Assert.EndsWith("- and 99900 more.", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 1, 10_000);
    }

    private static ArgumentFault[] Faults(int count) =>
        [.. Enumerable.Range(0, count).Select(index => new ArgumentFault($"$.p{index}", "is not known", "only name"))];
}
