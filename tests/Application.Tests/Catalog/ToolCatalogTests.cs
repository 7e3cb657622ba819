using McpServer.Application.Catalog;
using McpServer.Application.Tests.TestTools;

namespace McpServer.Application.Tests.Catalog;

public sealed class ToolCatalogTests
{
    private static readonly ToolCatalog Catalog = ToolCatalog.Of(
        new AssemblyOf(typeof(Perform), typeof(BookRoom)),
        typeof(ApplicationServices).Assembly
    );

    [Fact]
    public void Tools_are_ordered_by_name() =>
        Assert.Equal(
            ["book_room", "get_current_time", "greet", "perform", "whoami"],
            Catalog.Tools.Select(tool => tool.Definition.Name.Value)
        );

    [Fact]
    public void Permissions_are_ordered_and_hold_the_broader_ones_too() =>
        Assert.Equal(
            ["stage", "stage:perform", "tool:greet", "tool:whoami"],
            Catalog.Permissions.Select(permission => permission.Name)
        );

    [Theory]
    [InlineData("perform")]
    [InlineData("play")]
    public void A_tool_is_found_by_its_name_and_its_alias(string name)
    {
        Assert.True(Catalog.TryFind(name, out var tool));
        Assert.Equal(typeof(Perform), tool.Request);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Perform")]
    [InlineData("perform ")]
    [InlineData("stage:perform")]
    public void Nothing_is_found_by_another_name(string? name) => Assert.False(Catalog.TryFind(name, out _));

    [Fact]
    public void An_assembly_that_is_given_twice_counts_once()
    {
        var assembly = typeof(ApplicationServices).Assembly;

        var catalog = ToolCatalog.Of(assembly, assembly);

        Assert.Equal(3, catalog.Tools.Count);
    }
}
