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
    private static readonly Type[] BeforeEveryHandler =
    [
        typeof(ValidateArguments<,>),
        typeof(AnswerOnce<,>),
        typeof(AskApproval<,>),
    ];

    [Fact]
    public void A_call_passes_the_audit_and_then_the_check_of_access()
    {
        using var server = new Server();

        Assert.Equal([typeof(AuditCall), typeof(AuthorizeCall)], Around(server, typeof(CallTool), typeof(CallAnswer)));
    }

    [Fact]
    public void Every_tool_passes_its_rules_then_its_key_and_then_its_approval()
    {
        using var server = new Server(
            new AssemblyOf(typeof(Perform), typeof(BookRoom), typeof(PlantTree), typeof(SetRules), typeof(PayBack))
        );

        Assert.Empty(server.Catalog.Tools.Where(tool => !PassesAll(server, tool)).Select(tool => tool.Request));
    }

    [Fact]
    public void A_request_that_would_miss_one_of_them_is_noticed()
    {
        foreach (var missed in BeforeEveryHandler)
        {
            using var server = new Server(services =>
            {
                services.AddApplication(new AssemblyOf(typeof(PayBack)));
                services.Remove(services.Single(service => service.ImplementationType == missed));
            });

            Assert.True(server.Catalog.TryFind("pay_back", out var tool));
            Assert.False(PassesAll(server, tool));
        }
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

    private static bool PassesAll(Server server, ToolEntry tool)
    {
        var answer = tool.HandlerContract.GenericTypeArguments[1];
        var expected = BeforeEveryHandler
            .Where(type => type != typeof(AnswerOnce<,>) || tool.Request.IsAssignableTo(typeof(IIdempotent)))
            .Select(type => type.MakeGenericType(tool.Request, answer));
        return Around(server, tool.Request, answer).SequenceEqual(expected);
    }

    private static IReadOnlyList<Type> Around(Server server, Type request, Type answer)
    {
        using var scope = server.CreateScope();
        var behaviour = typeof(IPipelineBehavior<,>).MakeGenericType(request, answer);
        return [.. scope.ServiceProvider.GetServices(behaviour).Select(service => service!.GetType())];
    }
}
