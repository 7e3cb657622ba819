using McpServer.Application.Contracts;
using McpServer.Samples.Orders.Tools;
using McpServer.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Samples.Orders.Tests;

/// <summary>What all six tools promise.</summary>
public sealed class CatalogTests : IAsyncDisposable
{
    private static readonly string[] Expected =
    [
        "cancel_order",
        "create_order",
        "export_orders",
        "find_order",
        "list_orders",
        "refund_order",
    ];

    private readonly OrdersOffice _office = new();

    public static TheoryData<string> Tools => [.. ToolServer.NamesOf(OrdersOffice.Tools)];

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Theory]
    [MemberData(nameof(Tools))]
    public Task A_tool_keeps_the_contract(string name) => _office.Server.ShouldKeepTheContract(name);

    [Fact]
    public void They_are_as_their_accepted_contracts_say()
    {
        var differences = ToolContracts.Compare(_office.Server.Catalog, Contracts);

        Assert.True(
            differences.Count == 0,
            string.Join('\n', differences)
                + "\nIf all of this is meant: dotnet run --project samples/Orders.Tests -- -explicit only"
        );
    }

    [Fact(Explicit = true)]
    public void Their_contracts_are_accepted_when_somebody_asks_for_it()
    {
        ToolContracts.Accept(_office.Server.Catalog, Contracts);

        Assert.Empty(ToolContracts.Compare(_office.Server.Catalog, Contracts));
    }

    [Fact]
    public void A_tool_that_nobody_accepted_would_be_told()
    {
        using var folder = new EmptyFolder();

        var differences = ToolContracts.Compare(_office.Server.Catalog, folder.Path);

        Assert.Equal(Expected.Select(name => $"+ {name}.json"), differences.Select(one => one.ToString()));
    }

    [Fact]
    public async Task Each_role_sees_its_own_tools()
    {
        var reader = await _office.Server.As("rita", ["orders:read"]).List();
        var clerk = await _office.Alice.List();
        var manager = await _office.Manager.List();

        Assert.Equal(["find_order", "list_orders"], reader);
        Assert.Equal(Expected.Except(["export_orders"]), clerk);
        Assert.Equal(Expected, manager);
    }

    [Fact]
    public async Task Who_may_see_everything_needs_no_other_permission_to_read()
    {
        var call = await _office.Server.As("audrey", ["orders:read-all"]).Call(new FindOrder(OrdersOffice.Jug));

        Assert.Equal("Milk jug", call.ShouldAnswer().Item);
    }

    [Fact]
    public async Task The_database_is_where_the_settings_say()
    {
        using var folder = new EmptyFolder();
        var path = Path.Combine(folder.Path, "elsewhere.db");
        var settings = Substitute.For<IConfiguration>();
        settings["Orders:Database"].Returns($"Data Source={path};Pooling=False");
        await using var server = ToolServer.Of(OrdersOffice.Tools, services => services.AddSingleton(settings));

        var call = await server.As("alice", ["orders:read"]).Call(new ListOrders());

        Assert.Empty(call.ShouldAnswer().Orders);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public void Without_settings_it_is_beside_the_program() =>
        Assert.Equal(
            $"Data Source={Path.Combine(AppContext.BaseDirectory, "orders.db")}",
            new OrdersOptions().Database
        );

    [Fact]
    public async Task What_was_placed_is_there_after_a_restart_and_the_examples_only_once()
    {
        await _office.AddAsync(1);
        await using var restarted = ToolServer.Of(
            OrdersOffice.Tools,
            services =>
                services.Configure<OrdersOptions>(options =>
                    (options.Database, options.ExamplesFor) = (_office.Database, _office.Examples)
                )
        );

        var call = await restarted.As("alice", ["orders:read"]).Call(new ListOrders());

        Assert.Equal([1007, 1003, 1002, 1001], call.ShouldAnswer().Orders.Select(line => line.Order));
    }

    private static string Contracts
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "McpServer.sln")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder.FullName, "samples", "Orders", "contracts");
        }
    }
}
