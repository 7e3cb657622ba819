using FluentValidation;
using McpServer.Application.Catalog;

namespace McpServer.Application.Behaviours;

/// <summary>The rules that a tool's own validator has for its arguments.</summary>
internal sealed class ToolRules<TTool>(IEnumerable<IValidator<TTool>> validators)
{
    /// <summary>Every rule that the request breaks.</summary>
    public async Task<IReadOnlyList<ArgumentFault>> BrokenByAsync(TTool request, CancellationToken cancellationToken)
    {
        var faults = new List<ArgumentFault>();
        foreach (var validator in validators)
        {
            var verdict = await validator.ValidateAsync(request, cancellationToken);
            faults.AddRange(verdict.Errors.Select(RuleFault.Of));
        }

        return faults;
    }
}
