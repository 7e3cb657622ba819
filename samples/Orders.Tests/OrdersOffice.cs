using System.Reflection;
using McpServer.Domain.Access;
using McpServer.Samples.Orders.Storage;
using McpServer.Samples.Orders.Tools;
using McpServer.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Samples.Orders.Tests;

/// <summary>The tools on a database of their own, and people who work with them.</summary>
internal sealed class OrdersOffice : IAsyncDisposable
{
    public static readonly Assembly Tools = typeof(FindOrder).Assembly;

    // Alice's and Bob's, in this order; see ExampleOrders.
    public const int Shipped = 1001;
    public const int Beans = 1002;
    public const int Jug = 1003;
    public const int ShippedOfBob = 1004;
    public const int BeansOfBob = 1005;

    private const string Issuer = "https://testing.invalid/";

    private readonly EmptyFolder _folder = new();

    public OrdersOffice(Action<IServiceCollection>? services = null) =>
        Server = ToolServer.Of(
            Tools,
            all =>
            {
                all.Configure<OrdersOptions>(options =>
                {
                    options.Database = Database;
                    options.ExamplesFor = Examples;
                });
                services?.Invoke(all);
            }
        );

    public ToolServer Server { get; }

    public ToolCaller Alice => Server.As("alice", ["orders:read", "orders:write", "orders:refund"]);

    public ToolCaller Manager =>
        Server.As("mary", ["orders:read", "orders:read-all", "orders:write", "orders:refund", "orders:refund-large"]);

    public IReadOnlyList<ResourceOwner> Examples { get; } = [new(Issuer, "alice"), new(Issuer, "bob")];

    public string Database => $"Data Source={Path.Combine(_folder.Path, "orders.db")};Pooling=False";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>An order as it is kept; what a tool says about it does not count.</summary>
    public async Task<Order> KeptAsync(int number)
    {
        await using var database = Open();
        return await database.Orders.SingleAsync(order => order.Number == number, Cancellation);
    }

    public async Task<IReadOnlyList<Order>> AllAsync()
    {
        await using var database = Open();
        return await database.Orders.OrderBy(order => order.Number).ToListAsync(Cancellation);
    }

    /// <summary>Begins the database, and adds so many orders of Alice to it.</summary>
    public async Task AddAsync(int count, string item = "Cup", ResourceOwner? owner = null)
    {
        await Alice.Call(new FindOrder(Jug));
        await using var database = Open();
        database.AddRange(
            Enumerable
                .Range(0, count)
                .Select(_ => new Order
                {
                    Owner = (owner ?? new(Issuer, "alice")) with { },
                    Item = item,
                    Quantity = 1,
                    Price = 5,
                    Region = Region.Asia,
                    PlacedAt = Server.Clock.GetUtcNow(),
                })
        );
        await database.SaveChangesAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    public OrdersDatabase Open() => new(new DbContextOptionsBuilder<OrdersDatabase>().UseSqlite(Database).Options);
}
