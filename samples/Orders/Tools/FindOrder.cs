using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Tools;
using McpServer.Samples.Orders.Storage;
using MediatR;

namespace McpServer.Samples.Orders.Tools;

/// <summary>Shows one order. What belongs to somebody else is answered like what is not there.</summary>
public sealed record FindOrder([property: Description("The order's number.")] int Order) : ITool<FindOrder.Answer>
{
    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("find_order"),
            Title: "Find an order",
            Description: "Shows one order with its status and what was paid back. Use list_orders to learn its number.",
            OrdersPermissions.Read,
            ToolEffect.ReadsOnly
        )
        {
            Icons = OrdersTeam.Icons,
        };

    public sealed record Answer(
        [property: Description("The order's number.")] int Order,
        [property: Description("What was ordered.")] string Item,
        [property: Description("How many pieces.")] int Quantity,
        [property: Description("The price of all pieces together.")] decimal Price,
        [property: Description("How much of it was paid back.")] decimal Refunded,
        [property: Description("How far it is.")] OrderStatus Status,
        [property: Description("Where it is shipped from.")] Region Region,
        [property: Description("When it was placed.")] DateTimeOffset PlacedAt
    );

    internal sealed class Validator : AbstractValidator<FindOrder>
    {
        public Validator() => RuleFor(request => request.Order).GreaterThan(0);
    }

    internal sealed class Handler(OrderBook book, ResourceAccess access)
        : IRequestHandler<FindOrder, ToolResult<Answer>>
    {
        public async Task<ToolResult<Answer>> Handle(FindOrder request, CancellationToken cancellationToken)
        {
            await using var database = await book.OpenAsync(cancellationToken);
            var order = await database.Orders.FindAsync([request.Order], cancellationToken);
            if (!access.Allows(order, OrdersPermissions.ReadAll))
            {
                return Orders.Order.Missing(request.Order);
            }

            return new Answer(
                order.Number,
                order.Item,
                order.Quantity,
                order.Price,
                order.Refunded,
                order.Status,
                order.Region,
                order.PlacedAt
            );
        }
    }
}
