using System.Reflection;
using Server.Tools.Greetings;

namespace Server.Tests;

/// <summary>What every tool promises, whoever writes it.</summary>
public sealed class CatalogTests
{
    private static readonly Assembly Tools = typeof(SayHello).Assembly;

    public static TheoryData<string> Names => [.. ToolServer.NamesOf(Tools)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_tool_keeps_the_contract(string name)
    {
        await using var tools = ToolServer.Of(Tools);

        await tools.ShouldKeepTheContract(name);
    }
}
