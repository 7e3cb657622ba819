using McpServer.Application.Ports;
using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Planning;
using MediatR;

namespace McpServer.Application.UseCases;

/// <summary>
/// Carries a plan out, change after change, and stops at the first that fails. Stopped at any point, a new plan holds
/// what is left.
/// </summary>
/// <param name="Planned">The plan.</param>
/// <param name="Progress">Is told each change before it is made.</param>
public sealed record ApplyTenant(PlannedTenant Planned, IProgress<Change> Progress) : IRequest<ApplyReport>
{
    internal sealed class Handler(ITenantManagement tenant) : IRequestHandler<ApplyTenant, ApplyReport>
    {
        public async Task<ApplyReport> Handle(ApplyTenant request, CancellationToken cancellationToken)
        {
            var (plan, known) = request.Planned;
            if (await tenant.MissingScopesAsync(plan, cancellationToken) is { Count: > 0 } missing)
            {
                return new([], Refusal(missing));
            }

            var done = new List<Change>();
            foreach (var change in plan.Changes)
            {
                request.Progress.Report(change);
                try
                {
                    known.Add(change.Target, change.Name, await tenant.CarryOutAsync(change, known, cancellationToken));
                }
                catch (TenantException exception)
                {
                    return new(done, exception.Message) { Failed = change };
                }
                catch (OperationCanceledException)
                {
                    return new(done, "It was stopped.") { Failed = change };
                }

                done.Add(change);
            }

            return new(done, null);
        }

        private static string Refusal(IReadOnlyList<string> missing) =>
            $"Nothing was changed, because the credentials lack {string.Join(", ", missing)}: grant that to the application under "
            + "Applications > APIs > Auth0 Management API > Application Access, then run the command again.";
    }
}
