using McpServer.Application.Catalog;
using McpServer.Application.UseCases;
using McpServer.Architecture.Tests.Specimens;
using MediatR;

namespace McpServer.Architecture.Tests;

/// <summary>MediatR runs a request that is no tool with no behaviour around it, and says nothing.</summary>
public sealed class RequestTests
{
    [Fact]
    public void Every_request_is_a_tool_or_a_use_case() => Assert.Empty(Strays(Ours.Types));

    [Fact]
    public void A_request_that_is_neither_is_told() =>
        Assert.Single(Strays([typeof(StrayRequest), typeof(CallTool), typeof(ITool<>)]));

    private static IEnumerable<string> Strays(IEnumerable<Type> types) =>
        from type in types
        where type is { IsInterface: false } && type.IsAssignableTo(typeof(IBaseRequest))
        where !type.IsAssignableTo(typeof(ITool)) && type.Namespace != typeof(CallTool).Namespace
        select $"{type} would be handled with no behaviour around it; make it an ITool, or a use case in {typeof(CallTool).Namespace}.";
}
