using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Application.Tests.TestTools;

/// <summary>Pays once for each key, and needs more for much and for foreign money.</summary>
public sealed record PayBack(
    [property: Description("How much.")] int Amount,
    [property: Description("In which money.")] string? Currency = null,
    [property: Description("Chosen by the client.")] string? IdempotencyKey = null
) : ITool<Perform.Applause>, INeedsPermissions, IIdempotent
{
    private static readonly Permission Much = Permission.Parse("pay:much", "Pay more than 100");
    private static readonly Permission Foreign = Permission.Parse("pay:foreign", "Pay in foreign money");

    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("pay_back"),
            "Pay back",
            "Pays money back.",
            Permission.Parse("pay", "Pay money back"),
            ToolEffect.Changes
        )
        {
            MayAlsoNeed = [Much, Foreign],
        };

    public IEnumerable<Permission> NeededPermissions()
    {
        if (Amount > 100)
        {
            yield return Much;
        }

        if (Currency is "XXX")
        {
            yield return Permission.Parse("pay:nobody-declared-it", "Pay in no money");
        }
        else if (Currency is "")
        {
            throw new InvalidOperationException("canary-4711");
        }
        else if (Currency is not null)
        {
            yield return Foreign;
        }
    }

    internal sealed class Validator : AbstractValidator<PayBack>
    {
        public Validator() => RuleFor(request => request.Amount).GreaterThan(0);
    }

    internal sealed class Handler(IStage stage) : IRequestHandler<PayBack, ToolResult<Perform.Applause>>
    {
        public Task<ToolResult<Perform.Applause>> Handle(PayBack request, CancellationToken cancellationToken) =>
            stage.PlayAsync(request, cancellationToken);
    }
}
