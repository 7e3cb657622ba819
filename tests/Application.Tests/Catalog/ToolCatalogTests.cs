using McpServer.Application.Catalog;
using McpServer.Application.Tests.TestTools;

namespace McpServer.Application.Tests.Catalog;

public sealed class ToolCatalogTests
{
    // Only tools of these tests: another tool of the product must not change what they expect.
    private static readonly ToolCatalog Catalog = ToolCatalog.Of(
        new AssemblyOf(typeof(Perform), typeof(BookRoom)),
        new AssemblyOf(typeof(PlantTree))
    );

    [Fact]
    public void Tools_are_ordered_by_name() =>
        Assert.Equal(["book_room", "perform", "plant_tree"], Catalog.Tools.Select(tool => tool.Definition.Name.Value));

    [Fact]
    public void Permissions_are_ordered_and_hold_the_broader_ones_too() =>
        Assert.Equal(["stage", "stage:perform"], Catalog.Permissions.Select(permission => permission.Name));

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

        Assert.Equal(ToolCatalog.Of(assembly).Tools.Count, catalog.Tools.Count);
    }
}
