using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Testing.Tests.Tools;

/// <summary>Pays money out; much of it needs more than the tool's permission.</summary>
public sealed record PayOut(
    [property: Description("How much is paid.")] decimal Amount,
    [property: Description("The same for the same payment.")] string? IdempotencyKey = null
) : ITool<PayOut.Payment>, INeedsPermissions, IIdempotent
{
    private static readonly Permission Much = Permission.Parse("orders:pay-much", "Pay much out");

    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("pay_out"),
            Title: "Pay out",
            Description: "Pays money out.",
            Permission.Parse("orders:write", "Change orders"),
            ToolEffect.Changes
        )
        {
            MayAlsoNeed = [Much],
        };

    public IEnumerable<Permission> NeededPermissions() =>
        Amount switch
        {
            < 0m => throw new InvalidOperationException("Nobody pays less than nothing."),
            < 1000m => [],
            _ => [Much],
        };

    public sealed record Payment([property: Description("What was paid.")] decimal Amount);

    internal sealed class Validator : AbstractValidator<PayOut>
    {
        public Validator()
        {
            RuleFor(request => request.Amount).GreaterThan(0m);
            RuleFor(request => request.IdempotencyKey).MaximumLength(100);
        }
    }

    internal sealed class Handler(Ledger ledger) : IRequestHandler<PayOut, ToolResult<Payment>>
    {
        public Task<ToolResult<Payment>> Handle(PayOut request, CancellationToken cancellationToken)
        {
            ledger.PaidOut.Add(request.Amount);
            return Task.FromResult<ToolResult<Payment>>(new Payment(request.Amount));
        }
    }
}
