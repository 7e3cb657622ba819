using System.Reflection;

namespace McpServer.Application.Tests.Catalog;

/// <summary>What every tool of this project promises, whoever writes it.</summary>
public sealed class CatalogContractTests
{
    private static readonly Assembly Ours = typeof(ApplicationServices).Assembly;

    public static TheoryData<string> Tools => [.. ToolServer.NamesOf(Ours)];

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_tool_keeps_the_contract(string name)
    {
        await using var server = ToolServer.Of(Ours);

        await server.ShouldKeepTheContract(name);
    }
}
