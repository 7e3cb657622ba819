using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Application.Tenancy.Explaining;
using McpServer.Application.Tenancy.Remote;
using MediatR;

namespace McpServer.Application.UseCases;

/// <summary>Tells who can use a tool, and why.</summary>
/// <param name="Tool">A tool of the catalog.</param>
/// <param name="Identifier">The API's identifier.</param>
/// <param name="Progress">Is told what is being read.</param>
public sealed record ExplainTool(ToolEntry Tool, string Identifier, IProgress<string> Progress)
    : IRequest<ToolExplanation>
{
    internal sealed class Handler(ITenantManagement tenant) : IRequestHandler<ExplainTool, ToolExplanation>
    {
        public async Task<ToolExplanation> Handle(ExplainTool request, CancellationToken cancellationToken)
        {
            var question = new TenantQuestion(request.Identifier, Roles: null, []) { Members = true };
            var remote = await tenant.ReadAsync(question, request.Progress, cancellationToken);
            return new AccessExplainer(remote).Explain(request.Tool.Definition);
        }
    }
}
