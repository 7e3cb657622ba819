using System.Reflection;
using McpServer.Architecture.Tests.Specimens;
using MediatR;
using NetArchTest.Rules;

namespace McpServer.Architecture.Tests;

/// <summary>Whoever sends a tool past CallTool sends it past the audit and the check of access.</summary>
public sealed class MediatorTests
{
    // ToolEntry declares what CallableTool does, ApplicationServices registers the mediator.
    private static readonly string[] MaySend =
    [
        "ApplicationServices",
        "CallTool+Handler",
        "CallableTool`2",
        "ToolEntry",
    ];

    [Fact]
    public void In_Application_only_the_call_of_a_tool_sends() =>
        Assert.Empty(Senders(Ours.Application, "McpServer.Application"));

    [Theory]
    [InlineData(nameof(SendsAnotherRequest))]
    [InlineData(nameof(SendsWhileItWaits))]
    public void Anything_else_that_sends_is_told(string type) =>
        Assert.Contains(
            Senders(typeof(MediatorTests).Assembly, "McpServer.Architecture.Tests.Specimens"),
            violation => violation.Contains($".{type} ", StringComparison.Ordinal)
        );

    [Fact]
    public void What_does_not_send_is_not_told() =>
        Assert.DoesNotContain(
            Senders(typeof(MediatorTests).Assembly, "McpServer.Architecture.Tests.Specimens"),
            violation => violation.Contains($".{nameof(StrayRequest)} ", StringComparison.Ordinal)
        );

    private static IEnumerable<string> Senders(Assembly assembly, string name) =>
        from type in Types
            .InAssembly(assembly)
            .That()
            .ResideInNamespace(name)
            .And()
            .HaveDependencyOnAny(typeof(IMediator).FullName)
            .GetTypes()
        where !MaySend.Contains(type.FullName![(type.Namespace!.Length + 1)..], StringComparer.Ordinal)
        select $"{type.FullName} uses IMediator; let CallTool send, or move what both need into a class of its own.";
}
