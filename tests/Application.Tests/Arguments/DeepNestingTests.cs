using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;

namespace McpServer.Application.Tests.Arguments;

public sealed class DeepNestingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(32)]
    public async Task Arguments_that_contain_themselves_are_read(int levels)
    {
        using var server = new Server(new AssemblyOf(typeof(PlantTree)));

        var answer = await server.CallAsync("plant_tree", Nested(levels));

        Assert.IsType<CallAnswer.Answered>(answer);
    }

    [Theory]
    [InlineData(33)]
    [InlineData(64)]
    [Requirement("BP-13")]
    public async Task Arguments_that_are_nested_too_deeply_are_refused(int levels)
    {
        using var server = new Server(new AssemblyOf(typeof(PlantTree)));

        var answer = await server.CallAsync("plant_tree", Nested(levels));

        Assert.Equal(["$ is nested too deeply; expected: at most 32 levels."], answer.Faults());
        server.AssertNothingHappened();
    }

    [Fact]
    public async Task Lists_count_as_levels_too()
    {
        using var server = new Server(new AssemblyOf(typeof(PlantTree)));
        var arguments =
            string.Concat(Enumerable.Repeat("{\"branches\":[", 17)) + string.Concat(Enumerable.Repeat("]}", 17));

        var answer = await server.CallAsync("plant_tree", arguments);

        Assert.Equal(["$ is nested too deeply; expected: at most 32 levels."], answer.Faults());
        server.AssertNothingHappened();
    }

    private static string Nested(int levels) =>
        string.Concat(Enumerable.Repeat("{\"left\":", levels - 1)) + "{}" + new string('}', levels - 1);
}
