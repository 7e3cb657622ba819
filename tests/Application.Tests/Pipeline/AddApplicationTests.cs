using McpServer.Application.Behaviours;
using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application.Tests.Pipeline;

public sealed class AddApplicationTests
{
    [Fact]
    public async Task Added_twice_a_call_is_still_audited_once()
    {
        using var server = new Server(services => services.AddApplication().AddApplication());

        await server.CallAsync("greet");

        Assert.Single(server.Audited);
    }

    [Fact]
    public async Task Added_twice_a_fault_is_still_told_once()
    {
        var assembly = new AssemblyOf(typeof(Perform));
        using var server = new Server(services => services.AddApplication(assembly).AddApplication(assembly, assembly));

        var answer = await server.CallAsync("perform", """{"part":"a part that is far too long"}""");

        Assert.Single(answer.Faults());
    }

    [Fact]
    public void Added_twice_the_pipeline_is_still_the_same()
    {
        using var server = new Server(services => services.AddApplication().AddApplication());
        using var scope = server.CreateScope();

        var around = scope.ServiceProvider.GetServices<IPipelineBehavior<CallTool, CallAnswer>>();

        Assert.Equal([typeof(AuditCall), typeof(AuthorizeCall)], around.Select(behaviour => behaviour.GetType()));
    }

    [Fact]
    public void Added_for_several_assemblies_the_tools_of_all_are_served()
    {
        using var server = new Server(services =>
            services
                .AddApplication(new AssemblyOf(typeof(Perform)))
                .AddApplication(new AssemblyOf(typeof(BookRoom)), new AssemblyOf(typeof(PlantTree)))
        );

        Assert.Superset(
            new HashSet<string> { "book_room", "greet", "perform", "plant_tree" },
            server.Catalog.Tools.Select(tool => tool.Definition.Name.Value).ToHashSet()
        );
    }

    [Fact]
    public async Task A_tool_of_an_assembly_that_was_added_later_runs()
    {
        using var server = new Server(services =>
            services.AddApplication().AddApplication(new AssemblyOf(typeof(Perform)))
        );
        server.Stage.Answers(new Perform.Applause(7));

        var answer = await server.CallAsync("perform");

        Assert.IsType<CallAnswer.Answered>(answer);
    }

    [Fact]
    public async Task A_tool_of_an_assembly_that_was_not_added_is_unknown()
    {
        using var server = new Server();

        var answer = await server.CallAsync("perform");

        Assert.IsType<CallAnswer.UnknownTool>(answer);
    }

    [Fact]
    public void A_clock_that_was_registered_before_is_kept()
    {
        using var server = new Server();
        using var scope = server.CreateScope();

        Assert.Same(server.Clock, scope.ServiceProvider.GetRequiredService<TimeProvider>());
    }
}
