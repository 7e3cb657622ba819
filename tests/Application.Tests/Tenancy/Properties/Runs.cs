using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.UseCases;

namespace McpServer.Application.Tests.Tenancy.Properties;

/// <summary>The runs of the commands, by their use cases.</summary>
internal static class Runs
{
    public static Task<PlannedTenant> PlanAsync(this PaperTenant tenant, DesiredTenant desired) =>
        new PlanTenant.Handler(tenant).Handle(
            new(desired, new Progress<string>()),
            TestContext.Current.CancellationToken
        );

    public static async Task<ApplyReport> ApplyAsync(this PaperTenant tenant, DesiredTenant desired)
    {
        var planned = await tenant.PlanAsync(desired);
        return await new ApplyTenant.Handler(tenant).Handle(
            new(planned, new Progress<Change>()),
            TestContext.Current.CancellationToken
        );
    }
}
