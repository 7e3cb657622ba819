using System.Reflection;
using McpServer.Architecture.Tests.Specimens.Tools.Orders;
using MediatR;
using NetArchTest.Rules;

namespace McpServer.Architecture.Tests;

/// <summary>A tool states what it needs in its constructor, and is on its own.</summary>
public sealed class ToolDependencyTests
{
    private const string Specimens = "McpServer.Architecture.Tests.Specimens.Tools";

    private static readonly string[] NotForTools =
    [
        typeof(IMediator).FullName!,
        typeof(IServiceProvider).FullName!,
        "Microsoft.Extensions.DependencyInjection",
        "McpServer.Application.Behaviours",
        "McpServer.Application.UseCases",
    ];

    [Fact]
    public void A_tool_reaches_for_no_mediator_no_container_and_no_behaviour() =>
        Assert.Empty(Reaches(Ours.Application, "McpServer.Application.Tools"));

    [Fact]
    public void A_tool_uses_no_tool_of_another_area() =>
        Assert.Empty(Trespasses(Ours.Application, "McpServer.Application.Tools"));

    [Theory]
    [InlineData(nameof(AsksTheMediator))]
    [InlineData(nameof(AsksTheContainer))]
    [InlineData(nameof(KnowsABehaviour))]
    public void A_tool_that_reaches_is_told(string type) =>
        Assert.Contains(
            Reaches(typeof(ToolDependencyTests).Assembly, Specimens),
            violation => violation.Contains($".{type}", StringComparison.Ordinal)
        );

    [Fact]
    public void A_tool_that_uses_another_area_is_told() =>
        Assert.Equal(
            [
                $"{Specimens}.Orders.{nameof(UsesAnotherArea)} uses a tool of another area; move what both need to Domain or behind a port.",
            ],
            Trespasses(typeof(ToolDependencyTests).Assembly, Specimens)
        );

    private static IEnumerable<string> Reaches(Assembly assembly, string tools) =>
        Types
            .InAssembly(assembly)
            .That()
            .ResideInNamespace(tools)
            .And()
            .HaveDependencyOnAny(NotForTools)
            .GetTypes()
            .Select(type =>
                $"{type.FullName} uses one of {string.Join(", ", NotForTools)}; take a port in its handler's constructor."
            );

    private static IEnumerable<string> Trespasses(Assembly assembly, string tools)
    {
        var areas = Types
            .InAssembly(assembly)
            .That()
            .ResideInNamespace(tools)
            .GetTypes()
            .Select(type => $"{tools}.{type.Namespace![(tools.Length + 1)..].Split('.')[0]}")
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return from area in areas
            let others = areas.Except([area], StringComparer.Ordinal).ToArray()
            where others.Length > 0
            from type in Types
                .InAssembly(assembly)
                .That()
                .ResideInNamespace(area)
                .And()
                .HaveDependencyOnAny(others)
                .GetTypes()
            select $"{type.FullName} uses a tool of another area; move what both need to Domain or behind a port.";
    }
}
