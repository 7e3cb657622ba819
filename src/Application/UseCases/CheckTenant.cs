using McpServer.Application.Ports;
using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Checkup;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;
using MediatR;

namespace McpServer.Application.UseCases;

/// <summary>Looks for what keeps people from their tools. Changes nothing.</summary>
/// <param name="Desired">The tenant as it should be.</param>
/// <param name="ServerMetadata">The address of the server's own metadata (RFC 9728).</param>
/// <param name="Progress">Is told what is being read.</param>
public sealed record CheckTenant(DesiredTenant Desired, string ServerMetadata, IProgress<string> Progress)
    : IRequest<IReadOnlyList<Finding>>
{
    internal sealed class Handler(
        ITenantManagement tenant,
        IPublishedDocuments documents,
        IAuthorizationServer authorizationServer
    ) : IRequestHandler<CheckTenant, IReadOnlyList<Finding>>
    {
        public async Task<IReadOnlyList<Finding>> Handle(CheckTenant request, CancellationToken cancellationToken)
        {
            var question = TenantPlanner.QuestionFor(request.Desired) with { Roles = null, Members = true };
            var remote = await tenant.ReadAsync(question, request.Progress, cancellationToken);
            var issuer = authorizationServer.Issuers[0];
            request.Progress.Report("what the issuer publishes");
            var metadata = await documents.ReadAsync($"{issuer}.well-known/openid-configuration", cancellationToken);
            var keys =
                metadata.Content is { } content
                && new Resource(metadata.Address, content).Text("jwks_uri") is { } address
                    ? await documents.ReadAsync(address, cancellationToken)
                    : null;
            request.Progress.Report("what the server publishes");
            var server = await documents.ReadAsync(request.ServerMetadata, cancellationToken);
            var plan = TenantPlanner.Plan(request.Desired, remote);
            return TenantCheckup.Of(new(request.Desired, remote, plan, issuer, metadata, keys, server));
        }
    }
}
