using McpServer.Application.Behaviours;
using McpServer.Application.Catalog;
using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application.Tests.Pipeline;

/// <summary>
/// The container leaves out an open-generic behaviour whose constraints a request does not meet, and says nothing: so
/// what surrounds each request is resolved here.
/// </summary>
public sealed class PipelineTests
{
    [Fact]
    public void A_call_passes_the_audit_and_then_the_check_of_access()
    {
        using var server = new Server();

        Assert.Equal([typeof(AuditCall), typeof(AuthorizeCall)], Around(server, typeof(CallTool), typeof(CallAnswer)));
    }

    [Fact]
    public void Every_tool_passes_the_check_of_its_arguments()
    {
        using var server = new Server(
            new AssemblyOf(typeof(Perform), typeof(BookRoom), typeof(PlantTree), typeof(SetRules))
        );

        Assert.Empty(server.Catalog.Tools.Where(tool => !PassesValidation(server, tool)).Select(tool => tool.Request));
    }

    [Fact]
    public void A_request_that_would_miss_the_check_is_noticed()
    {
        using var server = new Server(services =>
        {
            services.AddApplication(new AssemblyOf(typeof(Perform)));
            var validation = services.Single(service => service.ImplementationType == typeof(ValidateArguments<,>));
            services.Remove(validation);
        });

        Assert.All(server.Catalog.Tools, tool => Assert.False(PassesValidation(server, tool)));
    }

    [Fact]
    public void A_request_that_is_no_tool_has_nothing_around_it()
    {
        using var server = new Server();

        Assert.Empty(Around(server, typeof(NoTool), typeof(string)));
    }

    [Fact]
    public void Every_request_that_a_client_can_cause_is_a_tool_or_one_of_two_use_cases()
    {
        var requests = typeof(ApplicationServices)
            .Assembly.GetTypes()
            .Where(type => type is { IsInterface: false } && type.IsAssignableTo(typeof(IBaseRequest)));

        // What the tenant's commands ask for comes from the operator's terminal, and no server has its handlers.
        var operators = new ServiceCollection()
            .AddTenancy()
            .Select(service => service.ServiceType.GenericTypeArguments[0]);
        var others = requests.Except(operators).Where(type => !type.IsAssignableTo(typeof(ITool)));

        Assert.Equal([typeof(CallTool), typeof(ListTools)], others.OrderBy(type => type.Name, StringComparer.Ordinal));
    }

    private sealed record NoTool : IRequest<string>;

    private static bool PassesValidation(Server server, ToolEntry tool)
    {
        var answer = tool.HandlerContract.GenericTypeArguments[1];
        return Around(server, tool.Request, answer)
            .SequenceEqual([typeof(ValidateArguments<,>).MakeGenericType(tool.Request, answer)]);
    }

    private static IReadOnlyList<Type> Around(Server server, Type request, Type answer)
    {
        using var scope = server.CreateScope();
        var behaviour = typeof(IPipelineBehavior<,>).MakeGenericType(request, answer);
        return [.. scope.ServiceProvider.GetServices(behaviour).Select(service => service!.GetType())];
    }
}
