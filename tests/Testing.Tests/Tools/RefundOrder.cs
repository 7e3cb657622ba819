using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Testing.Tests.Tools;

/// <summary>Pays an order back; a tool as a team would write it.</summary>
public sealed record RefundOrder(
    [property: Description("The number of the order.")] int Id,
    [property: Description("Why it is paid back.")] string? Reason = null
) : ITool<RefundOrder.Refund>
{
    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("refund_order"),
            Title: "Refund an order",
            Description: "Pays an order back.",
            Permission.Parse("orders:write", "Change orders"),
            ToolEffect.Changes
        );

    public sealed record Refund(
        [property: Description("What was paid back.")] decimal Amount,
        [property: Description("Why, in the caller's words.")] string? Reason,
        [property: Description("When it was paid back.")] DateTimeOffset At
    );

    internal sealed class Validator : AbstractValidator<RefundOrder>
    {
        public Validator()
        {
            RuleFor(request => request.Id).GreaterThan(0);
            RuleFor(request => request.Reason).MaximumLength(100);
        }
    }

    internal sealed class Handler(Ledger ledger, ICallProgress progress, TimeProvider clock)
        : IRequestHandler<RefundOrder, ToolResult<Refund>>
    {
        public async Task<ToolResult<Refund>> Handle(RefundOrder request, CancellationToken cancellationToken)
        {
            if (!ledger.Paid.TryGetValue(request.Id, out var amount))
            {
                return ToolError.NotFound($"There is no order '{request.Id}'.");
            }

            progress.Report(1, 2, "Found the order");
            if (ledger.Instead is { } instead)
            {
                await instead(cancellationToken);
            }

            ledger.Refunded.Add(request.Id);
            progress.Report(2, 2);
            return new Refund(amount, request.Reason, clock.GetUtcNow());
        }
    }
}
