using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Application.Tests.TestTools;

/// <summary>Has a rule of every kind.</summary>
public sealed record SetRules(
    string? Filled = null,
    string? Brief = null,
    string? Wordy = null,
    string? Within = null,
    string? Exact = null,
    string? Pattern = null,
    string? Mail = null,
    int? Above = null,
    int? AtLeast = null,
    int? Below = null,
    int? AtMost = null,
    int? Between = null,
    int? Inside = null,
    string? Secret = null,
    string? Again = null,
    string? Different = null,
    int? Low = null,
    int? High = null,
    string? Chatty = null,
    string? Custom = null,
    IReadOnlyList<SetRules.Line>? Lines = null
) : ITool<SetRules.Set>
{
    public static ToolDefinition Definition { get; } =
        new(ToolName.Parse("set_rules"), "Rules", "Sets rules.", Permission.None, ToolEffect.Changes);

    public sealed record Set(bool Done);

    public sealed record Line(int Quantity);

    internal sealed class Validator : AbstractValidator<SetRules>
    {
        public Validator()
        {
            RuleFor(rules => rules.Filled).NotEmpty().When(rules => rules.Filled is not null);
            RuleFor(rules => rules.Brief).MaximumLength(3);
            RuleFor(rules => rules.Wordy).MinimumLength(30);
            RuleFor(rules => rules.Within).Length(2, 4);
            RuleFor(rules => rules.Exact).Length(2);
            RuleFor(rules => rules.Pattern).Matches("^[0-9]+$");
            RuleFor(rules => rules.Mail).EmailAddress();
            RuleFor(rules => rules.Above).GreaterThan(10);
            RuleFor(rules => rules.AtLeast).GreaterThanOrEqualTo(10);
            RuleFor(rules => rules.Below).LessThan(10);
            RuleFor(rules => rules.AtMost).LessThanOrEqualTo(10);
            RuleFor(rules => rules.Between).InclusiveBetween(1, 10);
            RuleFor(rules => rules.Inside).ExclusiveBetween(1, 10);
            RuleFor(rules => rules.Again).Equal(rules => rules.Secret).When(rules => rules.Again is not null);
            RuleFor(rules => rules.Different)
                .NotEqual(rules => rules.Secret)
                .When(rules => rules.Different is not null);
            RuleFor(rules => rules.High).GreaterThan(rules => rules.Low);
            RuleFor(rules => rules.Chatty).MaximumLength(3).WithMessage("less than '{PropertyValue}'");
            RuleFor(rules => rules.Custom).Must(custom => custom is null);
            RuleForEach(rules => rules.Lines).ChildRules(line => line.RuleFor(given => given.Quantity).GreaterThan(0));
        }
    }

    internal sealed class Handler(IStage stage) : IRequestHandler<SetRules, ToolResult<Set>>
    {
        public async Task<ToolResult<Set>> Handle(SetRules request, CancellationToken cancellationToken)
        {
            _ = await stage.PlayAsync(request, cancellationToken);
            return new Set(true);
        }
    }
}
