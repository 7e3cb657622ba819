using McpServer.Application.Catalog;
using McpServer.Application.Operators;
using McpServer.Application.Ports;
using MediatR;

namespace McpServer.Application.UseCases;

/// <summary>Lists the tools that the current caller may use or may obtain, ordered by name.</summary>
public sealed record ListTools : IRequest<IReadOnlyList<ToolEntry>>
{
    internal sealed class Handler(ListedTools listed, ICallerAccessor callers)
        : IRequestHandler<ListTools, IReadOnlyList<ToolEntry>>
    {
        public Task<IReadOnlyList<ToolEntry>> Handle(ListTools request, CancellationToken cancellationToken) =>
            Task.FromResult(listed.Of(callers.Caller));
    }
}
