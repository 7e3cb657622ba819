using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.Tenancy.Planning;

namespace McpServer.Host.Commands.Tenant;

/// <summary>A plan for programs. Null means that a field is not there.</summary>
internal static class PlanJson
{
    private static readonly JsonSerializerOptions Options = new(ToolJson.Options)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never,
    };

    public static string Of(TenantPlan plan) =>
        JsonSerializer.Serialize(
            new
            {
                Changes = plan.Changes.Select(change => new
                {
                    Object = change.Target,
                    change.Name,
                    Action = change.Kind,
                    change.Fields,
                    change.Consequences,
                }),
                plan.Obstacles,
                plan.Notes,
                Summary = new
                {
                    Create = plan.Count(ChangeKind.Create),
                    Update = plan.Count(ChangeKind.Update),
                    Delete = plan.Count(ChangeKind.Delete),
                },
            },
            Options
        );
}
