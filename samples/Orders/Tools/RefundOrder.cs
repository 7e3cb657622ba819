using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using McpServer.Samples.Orders.Storage;
using MediatR;

namespace McpServer.Samples.Orders.Tools;

/// <summary>Pays money back: a clerk up to 100, a manager up to 1000, nobody more.</summary>
public sealed record RefundOrder(
    [property: Description("The order's number.")] int Order,
    [property: Description("How much to pay back.")] decimal Amount,
    [property: Description("A new UUID for each refund; the same one to call again when the answer was lost.")]
        string IdempotencyKey
) : ITool<RefundOrder.Receipt>, INeedsPermissions, IIdempotent
{
    private const decimal MostOfAClerk = 100m;
    private const decimal MostOfAll = 1000m;

    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("refund_order"),
            Title: "Refund an order",
            Description: "Pays back a part of an order's price, or all of it. More than 100 at once needs a manager.",
            OrdersPermissions.Refund,
            ToolEffect.Changes
        )
        {
            MayAlsoNeed = [OrdersPermissions.RefundLarge],
            Icons = OrdersTeam.Icons,
        };

    public IEnumerable<Permission> NeededPermissions() => Amount > MostOfAClerk ? [OrdersPermissions.RefundLarge] : [];

    public sealed record Receipt(
        [property: Description("The order's number.")] int Order,
        [property: Description("How much of its price was paid back so far.")] decimal Refunded,
        [property: Description("How much can still be paid back.")] decimal Refundable
    );

    internal sealed class Validator : AbstractValidator<RefundOrder>
    {
        private const int LongestKey = 100;

        public Validator()
        {
            RuleFor(request => request.Order).GreaterThan(0);
            RuleFor(request => request.Amount).InclusiveBetween(0.01m, MostOfAll).Money();
            RuleFor(request => request.IdempotencyKey).NotEmpty().MaximumLength(LongestKey);
        }
    }

    internal sealed class Handler(OrderBook book, ResourceAccess access)
        : IRequestHandler<RefundOrder, ToolResult<Receipt>>
    {
        public async Task<ToolResult<Receipt>> Handle(RefundOrder request, CancellationToken cancellationToken)
        {
            await using var database = await book.OpenAsync(cancellationToken);
            var order = await database.Orders.FindAsync([request.Order], cancellationToken);
            if (!access.Allows(order, OrdersPermissions.ReadAll))
            {
                return Orders.Order.Missing(request.Order);
            }

            if ((order.Refund(request.Amount) ?? await OrderBook.KeepAsync(database, cancellationToken)) is { } error)
            {
                return error;
            }

            return new Receipt(order.Number, order.Refunded, order.Refundable);
        }
    }
}
