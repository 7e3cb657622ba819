using McpServer.Application.Catalog;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application.Tests.Pipeline;

/// <summary>What the tools of an assembly need is registered by the assembly, or missed at the start.</summary>
public sealed class TeamServicesTests
{
    private static readonly Type Tool = typeof(Team.CountOrders);

    [Fact]
    public async Task The_services_of_an_assembly_are_there_for_its_tools()
    {
        using var server = new Server(new AssemblyOf(Tool, typeof(Team.Services)));

        var answer = await server.CallAsync("count_orders");

        Assert.Equal(7, answer.Content().GetProperty("orders").GetInt32());
    }

    [Fact]
    public void Added_twice_they_are_registered_once()
    {
        var assembly = new AssemblyOf(Tool, typeof(Team.Services));

        var services = new ServiceCollection().AddApplication(assembly).AddApplication(assembly, assembly);

        Assert.Single(services, service => service.ServiceType == typeof(Team.IOrderBook));
    }

    [Fact]
    public void Without_them_the_start_tells_what_is_missing_and_where_it_belongs() =>
        Assert.Equal(
            [
                $"{Tool}: its handler needs IOrderBook, which nobody registers; register it in a class of the assembly that implements IToolServices.",
            ],
            Faults(new AssemblyOf(Tool))
        );

    [Fact]
    public void Two_classes_that_add_services_are_told() =>
        Assert.Equal(
            [
                $"{typeof(Team.Services)} and {typeof(Team.OtherServices)}: several classes of one assembly implement IToolServices; move what they add into one of them.",
            ],
            Faults(new AssemblyOf(Tool, typeof(Team.Services), typeof(Team.OtherServices)))
        );

    [Fact]
    public void A_class_that_breaks_while_it_adds_services_is_told_with_what_it_leaves_missing()
    {
        var faults = Faults(new AssemblyOf(Tool, typeof(Team.BrokenServices)));

        Assert.Equal(2, faults.Count);
        Assert.Equal($"{typeof(Team.BrokenServices)}: its AddServices does not work: There is no book.", faults[0]);
    }

    [Fact]
    public void What_a_service_of_a_tool_misses_is_told_with_the_way_to_it() =>
        Assert.Equal(
            [
                $"{Tool}: its handler needs IOrderBook, whose PaperOrderBook needs Uri, which nobody registers; register it in a class of the assembly that implements IToolServices.",
            ],
            Faults(new AssemblyOf(Tool), services => services.AddScoped<Team.IOrderBook, Team.PaperOrderBook>())
        );

    [Fact]
    public void A_service_that_outlives_what_it_holds_is_told() =>
        Assert.Equal(
            [
                $"{Tool}: its handler needs IOrderBook, which is made once but needs ICallerAccessor, which is made for each call; register IOrderBook with AddScoped.",
            ],
            Faults(new AssemblyOf(Tool), services => services.AddSingleton<Team.IOrderBook, Team.OwnedOrderBook>())
        );

    [Fact]
    public void The_same_service_for_one_call_is_right() =>
        Assert.Empty(
            Faults(new AssemblyOf(Tool), services => services.AddScoped<Team.IOrderBook, Team.OwnedOrderBook>())
        );

    [Fact]
    public void Rules_that_ask_somebody_who_is_missing_are_told() =>
        Assert.Equal(
            [
                $"{typeof(Team.CheckOrder)}: its validator needs IOrderBook, which nobody registers; rules are made once and ask nobody: let the handler check it, and return ToolError.Refused.",
            ],
            Faults(new AssemblyOf(typeof(Team.CheckOrder)))
        );

    [Fact]
    public void Rules_that_ask_something_made_for_each_call_are_told() =>
        Assert.Equal(
            [
                $"{typeof(Team.CheckOrder)}: its validator needs IOrderBook, which is made for each call; rules are made once and ask nobody: let the handler check it, and return ToolError.Refused.",
            ],
            Faults(
                new AssemblyOf(typeof(Team.CheckOrder)),
                services => services.AddScoped<Team.IOrderBook, Team.OrderBook>()
            )
        );

    [Fact]
    public void Rules_that_hold_what_is_made_once_are_right() =>
        Assert.Empty(Faults(new AssemblyOf(typeof(Team.CheckOrder), typeof(Team.Services))));

    [Fact]
    public void A_handler_and_rules_that_were_registered_by_hand_as_well_are_told() =>
        Assert.Equal(
            [
                $"{typeof(Team.CheckOrder)}: its handler is registered twice; AddApplication has registered it already: remove the other registration.",
                $"{typeof(Team.CheckOrder)}: its validator is registered twice; AddApplication has registered it already: remove the other registration.",
            ],
            Faults(
                new AssemblyOf(typeof(Team.CheckOrder), typeof(Team.Services)),
                services =>
                    services
                        .AddScoped<
                            MediatR.IRequestHandler<Team.CheckOrder, ToolResult<Team.CountOrders.Counted>>,
                            Team.CheckOrder.Handler
                        >()
                        .AddSingleton<FluentValidation.IValidator<Team.CheckOrder>, Team.CheckOrder.Validator>()
            )
        );

    private static IReadOnlyList<string> Faults(AssemblyOf assembly, Action<IServiceCollection>? register = null)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddScoped(_ => Substitute.For<Ports.ICallerAccessor>())
            .AddSingleton(Substitute.For<Ports.IAuditLog>())
            .AddApplication(assembly);
        register?.Invoke(services);
        using var provider = services.BuildServiceProvider();
        try
        {
            _ = provider.GetRequiredService<ToolCatalog>();
            return [];
        }
        catch (CatalogException exception)
        {
            return exception.Faults;
        }
    }
}
