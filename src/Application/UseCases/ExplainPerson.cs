using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Application.Tenancy.Explaining;
using McpServer.Application.Tenancy.Remote;
using MediatR;

namespace McpServer.Application.UseCases;

/// <summary>Tells what a person can use, and why. Empty when nobody has the address.</summary>
/// <param name="Email">The person's address.</param>
/// <param name="Identifier">The API's identifier.</param>
/// <param name="Progress">Is told what is being read.</param>
public sealed record ExplainPerson(string Email, string Identifier, IProgress<string> Progress)
    : IRequest<IReadOnlyList<AccountExplanation>>
{
    internal sealed class Handler(ITenantManagement tenant, ToolCatalog catalog)
        : IRequestHandler<ExplainPerson, IReadOnlyList<AccountExplanation>>
    {
        public async Task<IReadOnlyList<AccountExplanation>> Handle(
            ExplainPerson request,
            CancellationToken cancellationToken
        )
        {
            var question = new TenantQuestion(request.Identifier, Roles: null, [request.Email])
            {
                DirectPermissions = true,
            };
            var remote = await tenant.ReadAsync(question, request.Progress, cancellationToken);
            var explainer = new AccessExplainer(remote);
            return [.. remote.Accounts.Select(account => explainer.Explain(account, catalog.Tools))];
        }
    }
}
