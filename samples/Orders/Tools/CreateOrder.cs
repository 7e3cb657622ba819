using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using McpServer.Samples.Orders.Storage;
using MediatR;

namespace McpServer.Samples.Orders.Tools;

/// <summary>Places an order; once for each key, however often a client that lost the answer calls again.</summary>
public sealed record CreateOrder(
    [property: Description("What is ordered.")] string Item,
    [property: Description("How many pieces.")] int Quantity,
    [property: Description("The price of one piece.")] decimal UnitPrice,
    [property: Description("Where it is shipped from."), InHeader("Region")] Region Region,
    [property: Description("A new UUID for each order; the same one to call again when the answer was lost.")]
        string? IdempotencyKey = null
) : ITool<CreateOrder.Receipt>, IIdempotent
{
    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("create_order"),
            Title: "Place an order",
            Description: "Places an order for the caller. Pass an idempotency key, so that it can safely be repeated.",
            OrdersPermissions.Write,
            ToolEffect.Changes
        )
        {
            Icons = OrdersTeam.Icons,
        };

    public sealed record Receipt(
        [property: Description("The number of the new order.")] int Order,
        [property: Description("The price of all pieces together.")] decimal Price
    );

    internal sealed class Validator : AbstractValidator<CreateOrder>
    {
        private const int MostPieces = 1000;
        private const decimal HighestPrice = 10_000m;
        private const int LongestKey = 100;

        public Validator()
        {
            RuleFor(request => request.Item)
                .NotEmpty()
                .MaximumLength(Orders.Order.LongestItem)
                .Must(item => !item.Any(char.IsControl))
                .WithMessage("text on one line without control characters");
            RuleFor(request => request.Quantity).InclusiveBetween(1, MostPieces);
            RuleFor(request => request.UnitPrice).InclusiveBetween(0.01m, HighestPrice).Money();
            RuleFor(request => request.IdempotencyKey).Length(1, LongestKey);
        }
    }

    internal sealed class Handler(OrderBook book, ICallerAccessor callers, TimeProvider clock)
        : IRequestHandler<CreateOrder, ToolResult<Receipt>>
    {
        public async Task<ToolResult<Receipt>> Handle(CreateOrder request, CancellationToken cancellationToken)
        {
            await using var database = await book.OpenAsync(cancellationToken);
            var order = new Order
            {
                Owner = ResourceOwner.Of(callers.Caller),
                Item = request.Item.Trim(),
                Quantity = request.Quantity,
                Price = request.Quantity * request.UnitPrice,
                Region = request.Region,
                PlacedAt = clock.GetUtcNow(),
            };
            database.Orders.Add(order);
            await database.SaveChangesAsync(cancellationToken);
            return new Receipt(order.Number, order.Price);
        }
    }
}
