using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Host.Tests.Teams;

/// <summary>Sells once for each key.</summary>
public sealed record SellGrain(
    [property: Description("How much.")] int Tons,
    [property: Description("Chosen by the client.")] string? IdempotencyKey = null
) : ITool<SellGrain.Sold>, IIdempotent
{
    public static ToolDefinition Definition { get; } =
        new(ToolName.Parse("sell_grain"), "Sell", "Sells grain.", Permission.None, ToolEffect.Changes);

    public sealed record Sold([property: Description("The number of the sale.")] int Sale);

    internal sealed class Validator : AbstractValidator<SellGrain>
    {
        public Validator() => RuleFor(request => request.Tons).GreaterThan(0);
    }

    internal sealed class Handler(Silo silo) : IRequestHandler<SellGrain, ToolResult<Sold>>
    {
        public Task<ToolResult<Sold>> Handle(SellGrain request, CancellationToken cancellationToken)
        {
            silo.Open();
            return Task.FromResult<ToolResult<Sold>>(new Sold(silo.Opened));
        }
    }
}
