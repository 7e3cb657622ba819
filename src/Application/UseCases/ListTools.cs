using McpServer.Application.Catalog;
using McpServer.Application.Operators;
using McpServer.Application.Ports;
using McpServer.Domain.Access;
using MediatR;
using Microsoft.Extensions.Options;

namespace McpServer.Application.UseCases;

/// <summary>Lists the tools that the current caller may use or may obtain, ordered by name.</summary>
public sealed record ListTools : IRequest<IReadOnlyList<ToolEntry>>
{
    internal sealed class Handler(
        ToolCatalog catalog,
        ServedTools served,
        AccessRules rules,
        ICallerAccessor callers,
        IOptions<CatalogOptions> options
    ) : IRequestHandler<ListTools, IReadOnlyList<ToolEntry>>
    {
        public Task<IReadOnlyList<ToolEntry>> Handle(ListTools request, CancellationToken cancellationToken)
        {
            var caller = callers.Caller;
            var listed = catalog.Tools.Where(tool =>
                served.Of(tool) is { IsOn: true } serving && IsListed(rules.Decide(caller, serving.Needs, []))
            );
            return Task.FromResult<IReadOnlyList<ToolEntry>>([.. listed]);
        }

        private bool IsListed(AccessDecision decision) =>
            decision is AccessDecision.Granted
            || (decision is AccessDecision.Obtainable && options.Value.ListObtainable);
    }
}
