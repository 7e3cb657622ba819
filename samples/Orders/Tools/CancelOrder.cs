using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Tools;
using McpServer.Samples.Orders.Storage;
using MediatR;

namespace McpServer.Samples.Orders.Tools;

/// <summary>Cancels an order for good, after a person has agreed to it.</summary>
public sealed record CancelOrder([property: Description("The order's number.")] int Order)
    : ITool<CancelOrder.Receipt>,
        IAsksApproval
{
    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("cancel_order"),
            Title: "Cancel an order",
            Description: "Cancels an order that is not shipped yet. It cannot be taken back; a person has to approve it.",
            OrdersPermissions.Write,
            ToolEffect.Destroys
        )
        {
            IsIdempotent = true,
            Icons = OrdersTeam.Icons,
        };

    public string ApprovalQuestion() => FormattableString.Invariant($"Cancel order {Order} for good?");

    public sealed record Receipt(
        [property: Description("The order's number.")] int Order,
        [property: Description("How far it is now.")] OrderStatus Status
    );

    internal sealed class Validator : AbstractValidator<CancelOrder>
    {
        public Validator() => RuleFor(request => request.Order).GreaterThan(0);
    }

    internal sealed class Handler(OrderBook book, ResourceAccess access)
        : IRequestHandler<CancelOrder, ToolResult<Receipt>>
    {
        public async Task<ToolResult<Receipt>> Handle(CancelOrder request, CancellationToken cancellationToken)
        {
            await using var database = await book.OpenAsync(cancellationToken);
            var order = await database.Orders.FindAsync([request.Order], cancellationToken);
            if (!access.Allows(order, OrdersPermissions.ReadAll))
            {
                return Orders.Order.Missing(request.Order);
            }

            if ((order.Cancel() ?? await OrderBook.KeepAsync(database, cancellationToken)) is { } error)
            {
                return error;
            }

            return new Receipt(order.Number, order.Status);
        }
    }
}
