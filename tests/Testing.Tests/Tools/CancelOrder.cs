using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Testing.Tests.Tools;

/// <summary>Removes an order for good, which a person has to approve.</summary>
public sealed record CancelOrder([property: Description("The number of the order.")] int Id)
    : ITool<CancelOrder.Cancelled>,
        IAsksApproval
{
    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("cancel_order"),
            Title: "Cancel an order",
            Description: "Removes an order for good.",
            Permission.Parse("orders:write", "Change orders"),
            ToolEffect.Destroys
        );

    public string ApprovalQuestion() => "Cancel this order?";

    public sealed record Cancelled([property: Description("The number of the order.")] int Id);

    internal sealed class Validator : AbstractValidator<CancelOrder>
    {
        public Validator() => RuleFor(request => request.Id).GreaterThan(0);
    }

    internal sealed class Handler(Ledger ledger) : IRequestHandler<CancelOrder, ToolResult<Cancelled>>
    {
        public Task<ToolResult<Cancelled>> Handle(CancelOrder request, CancellationToken cancellationToken)
        {
            ledger.Cancelled.Add(request.Id);
            return Task.FromResult<ToolResult<Cancelled>>(new Cancelled(request.Id));
        }
    }
}
