using McpServer.Application.UseCases;

namespace McpServer.Host.Commands.Tenant;

/// <summary><c>tenant plan</c></summary>
internal static class PlanCommand
{
    public static async Task<int> RunAsync(TenantRun run, CancellationToken cancellationToken)
    {
        var planned = await ReadAsync(run, cancellationToken);
        PlanOutput.Write(run, planned.Plan);
        if (planned.Plan.Obstacles.Count > 0)
        {
            return ExitCode.Failure;
        }

        return planned.Plan.IsEmpty ? ExitCode.Done : ExitCode.Differences;
    }

    public static Task<PlannedTenant> ReadAsync(TenantRun run, CancellationToken cancellationToken) =>
        run.AskAsync(progress => new PlanTenant(run.Session.Desired, progress), cancellationToken);
}
