using McpServer.Application.UseCases;

namespace McpServer.Host.Commands.Tenant;

/// <summary><c>tenant destroy</c></summary>
internal static class DestroyCommand
{
    public static async Task<int> RunAsync(TenantRun run, CancellationToken cancellationToken)
    {
        var planned = await run.AskAsync(
            progress => new PlanDestruction(run.Session.Desired, progress),
            cancellationToken
        );
        PlanOutput.Write(run, planned.Plan);
        return await Execution.RunAsync(run, planned, "Remove these for good?", cancellationToken);
    }
}
