namespace McpServer.Host.Commands.Tenant;

/// <summary><c>tenant apply</c></summary>
internal static class ApplyCommand
{
    public static async Task<int> RunAsync(TenantRun run, CancellationToken cancellationToken)
    {
        var planned = await PlanCommand.ReadAsync(run, cancellationToken);
        PlanOutput.Write(run, planned.Plan);
        var code = await Execution.RunAsync(run, planned, "Apply these changes?", cancellationToken);
        return planned.Plan.Obstacles.Count > 0 ? ExitCode.Failure : code;
    }
}
