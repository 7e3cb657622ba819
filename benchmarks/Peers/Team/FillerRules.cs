using FluentValidation;

namespace McpServer.Benchmarks.Team;

/// <summary>The rules of an emitted tool, whose own type derives from these.</summary>
public abstract class FillerRules<TTool> : AbstractValidator<TTool>
    where TTool : Filler
{
    protected FillerRules() => RuleFor(request => request.Name).MaximumLength(100);
}
