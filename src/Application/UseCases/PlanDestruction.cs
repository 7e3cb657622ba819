using McpServer.Application.Ports;
using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Planning;
using MediatR;

namespace McpServer.Application.UseCases;

/// <summary>Reads the tenant and tells what would be removed, and what would be left. Changes nothing.</summary>
/// <param name="Desired">What is owned.</param>
/// <param name="Progress">Is told what is being read.</param>
public sealed record PlanDestruction(DesiredTenant Desired, IProgress<string> Progress) : IRequest<PlannedTenant>
{
    internal sealed class Handler(ITenantManagement tenant) : IRequestHandler<PlanDestruction, PlannedTenant>
    {
        public async Task<PlannedTenant> Handle(PlanDestruction request, CancellationToken cancellationToken)
        {
            var question = DestructionPlanner.QuestionFor(request.Desired);
            var remote = await tenant.ReadAsync(question, request.Progress, cancellationToken);
            return new(DestructionPlanner.Plan(request.Desired, remote), new KnownObjects());
        }
    }
}
