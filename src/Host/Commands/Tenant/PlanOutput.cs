using McpServer.Application.Tenancy.Planning;

namespace McpServer.Host.Commands.Tenant;

/// <summary>Writes a plan in the format that was asked for.</summary>
internal static class PlanOutput
{
    public static void Write(TenantRun run, TenantPlan plan)
    {
        switch (run.Format)
        {
            case OutputFormat.Text:
                PlanText.Write(
                    run.Terminal.Results,
                    plan,
                    $"{run.Session.Issuer}   API {run.Session.Desired.Identifier}"
                );
                break;
            case OutputFormat.Json:
                run.Terminal.Plain(PlanJson.Of(plan));
                break;
        }
    }
}
