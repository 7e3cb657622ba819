using McpServer.Application.Catalog;
using McpServer.Application.UseCases;

namespace McpServer.Application.Tests.Arguments;

public sealed class ManyFaultsTests
{
    [Fact]
    public void A_hundred_faults_are_all_told()
    {
        var error = ToolError.InvalidArguments(Faults(100));

        Assert.Contains("$.p99 is not known", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("and more", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flood_of_faults_does_not_become_a_flood_of_complaints()
    {
        var error = ToolError.InvalidArguments(Faults(100_000));

        Assert.EndsWith("- and more.", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 1, 10_000);
    }

    [Fact]
    public async Task A_flood_of_unknown_members_is_not_read_to_its_end()
    {
        using var server = new Server();
        var flood = string.Join(',', Enumerable.Range(0, 100_000).Select(index => $"\"m{index}\":1"));

        var answer = await server.CallAsync("whoami", $"{{{flood}}}");

        Assert.Equal(101, Assert.IsType<CallAnswer.Errored>(answer).Error.Faults.Count);
    }

    private static ArgumentFault[] Faults(int count) =>
        [.. Enumerable.Range(0, count).Select(index => new ArgumentFault($"$.p{index}", "is not known", "only name"))];
}
