using McpServer.Domain.Access;

namespace McpServer.Samples.Orders.Storage;

/// <summary>Something to find, list, cancel and refund, before anybody has placed an order.</summary>
internal static class ExampleOrders
{
    private const int FirstNumber = 1001;

    private static readonly (string Item, int Quantity, decimal Price, Region Region, OrderStatus Status)[] Each =
    [
        ("Espresso machine", 1, 640.00m, Region.Europe, OrderStatus.Shipped),
        ("Coffee beans, 1 kg", 12, 191.40m, Region.Americas, OrderStatus.Open),
        ("Milk jug", 2, 38.00m, Region.Europe, OrderStatus.Open),
    ];

    /// <summary>Three orders for each, one a day, numbered from 1001.</summary>
    public static IEnumerable<Order> For(IReadOnlyList<ResourceOwner> owners, DateTimeOffset now)
    {
        var all = owners.SelectMany(_ => Each, (owner, example) => (owner, example)).ToList();
        return all.Select(
            (one, index) =>
                new Order
                {
                    Number = FirstNumber + index,
                    // A copy: what is tracked as part of one order cannot be part of another.
                    Owner = one.owner with
                    { },
                    Item = one.example.Item,
                    Quantity = one.example.Quantity,
                    Price = one.example.Price,
                    Region = one.example.Region,
                    Status = one.example.Status,
                    PlacedAt = now.AddDays(index - all.Count),
                }
        );
    }
}
