using McpServer.Application.Ports;
using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Planning;
using MediatR;

namespace McpServer.Application.UseCases;

/// <summary>Reads the tenant and tells what would have to change. Changes nothing.</summary>
/// <param name="Desired">The tenant as it should be.</param>
/// <param name="Progress">Is told what is being read.</param>
public sealed record PlanTenant(DesiredTenant Desired, IProgress<string> Progress) : IRequest<PlannedTenant>
{
    internal sealed class Handler(ITenantManagement tenant) : IRequestHandler<PlanTenant, PlannedTenant>
    {
        public async Task<PlannedTenant> Handle(PlanTenant request, CancellationToken cancellationToken)
        {
            var question = TenantPlanner.QuestionFor(request.Desired);
            var remote = await tenant.ReadAsync(question, request.Progress, cancellationToken);
            var plan = TenantPlanner.Plan(request.Desired, remote);
            return new(plan, TenantPlanner.Known(request.Desired, remote));
        }
    }
}
