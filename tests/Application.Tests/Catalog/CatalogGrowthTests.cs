using System.Reflection;
using McpServer.Application.Catalog;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application.Tests.Catalog;

/// <summary>
/// Each tool costs the start as much as the one before: nothing looks at all types, or at all services, once for each
/// tool. What is counted is how often somebody does, because a clock would say something else on each machine.
/// </summary>
public sealed class CatalogGrowthTests
{
    [Fact]
    public void Types_are_looked_through_as_often_for_many_tools_as_for_few()
    {
        var few = new CountedAssembly(ManyTools.Parts(count: 5));
        var many = new CountedAssembly(ManyTools.Parts(count: 50));

        var tools = (Few: ToolsOf(new ServiceCollection(), few), Many: ToolsOf(new ServiceCollection(), many));

        Assert.Equal((5, 50), tools);
        Assert.Equal(few.Looks, many.Looks);
    }

    [Fact]
    public void Services_are_looked_through_as_often_for_many_tools_as_for_few()
    {
        var few = new CountedServices();
        var many = new CountedServices();

        var tools = (
            Few: ToolsOf(few, new AssemblyOf(ManyTools.Parts(count: 5))),
            Many: ToolsOf(many, new AssemblyOf(ManyTools.Parts(count: 50)))
        );

        Assert.Equal((5, 50), tools);
        Assert.Equal(few.Looks, many.Looks);
    }

    private static int ToolsOf(IServiceCollection services, Assembly assembly)
    {
        services.AddTools(assembly);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<ToolCatalog>().Tools.Count;
    }
}
