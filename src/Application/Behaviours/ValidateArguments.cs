using McpServer.Application.Catalog;
using MediatR;

namespace McpServer.Application.Behaviours;

/// <summary>Holds the arguments against the tool's own rules; all broken rules are told at once.</summary>
internal sealed class ValidateArguments<TTool, TResult>(ToolRules<TTool> rules) : IPipelineBehavior<TTool, TResult>
    where TTool : ITool, IRequest<TResult>
    where TResult : IToolResult<TResult>
{
    public async Task<TResult> Handle(
        TTool request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResult> next
    )
    {
        var faults = await rules.BrokenByAsync(request, cancellationToken);
        return faults.Count == 0 ? await next() : TResult.Refuse(ToolError.InvalidArguments(faults));
    }
}
