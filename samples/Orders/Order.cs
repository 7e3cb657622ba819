using McpServer.Application.Catalog;
using McpServer.Domain.Access;

namespace McpServer.Samples.Orders;

/// <summary>An order, and what may be done to it.</summary>
internal sealed class Order : IOwned
{
    public const int LongestItem = 200;

    public int Number { get; init; }

    public required ResourceOwner Owner { get; init; }

    public required string Item { get; init; }

    public required int Quantity { get; init; }

    /// <summary>Of all pieces together.</summary>
    public required decimal Price { get; init; }

    public required Region Region { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    public OrderStatus Status { get; set; }

    public decimal Refunded { get; private set; }

    public decimal Refundable => Price - Refunded;

    /// <summary>The same for an order that is not there and for one of somebody else.</summary>
    public static ToolError Missing(int number) =>
        ToolError.NotFound($"There is no order {number}; 'list_orders' tells which there are.");

    /// <summary>Why it cannot be cancelled; null when it is.</summary>
    public ToolError? Cancel()
    {
        if (Status == OrderStatus.Shipped)
        {
            return ToolError.Refused($"Order {Number} is shipped already. It can only be refunded.");
        }

        Status = OrderStatus.Cancelled;
        return null;
    }

    /// <summary>Why it cannot be paid back; null when it is.</summary>
    public ToolError? Refund(decimal amount)
    {
        if (amount > Refundable)
        {
            return ToolError.Refused(
                FormattableString.Invariant($"Of order {Number} no more than {Refundable:0.00} can be paid back.")
            );
        }

        Refunded += amount;
        return null;
    }
}
