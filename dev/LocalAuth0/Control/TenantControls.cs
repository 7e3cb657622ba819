using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Management;
using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tenancy;
using McpServer.LocalAuth0.Tokens;

namespace McpServer.LocalAuth0.Control;

/// <summary>Edits the tenant as an administrator would in the dashboard.</summary>
internal static class TenantControls
{
    public static void MapTenantSwitches(this IEndpointRouteBuilder control)
    {
        control.MapPost("/dialect", SetDialectAsync);
        control.MapPost("/resource-profile", SetProfileAsync);
        control.MapPost("/registration", SetRegistrationAsync);
        control.MapPost("/clock", SetClockAsync);
        control.MapPost("/plan", SetPlanAsync);
        control.MapPost("/reset", ResetAsync);
    }

    private static async Task<IResult> SetDialectAsync(
        string value,
        Tenant tenant,
        TenantDocuments documents,
        ControlState state,
        CancellationToken cancellationToken
    )
    {
        var names = Enum.GetValues<TokenDialect>().Select(dialect => dialect.Name()).ToArray();
        if (!names.Contains(value, StringComparer.Ordinal))
        {
            return Results.BadRequest($"value is one of {string.Join(", ", names)}.");
        }

        foreach (var api in await tenant.ApisAsync(cancellationToken))
        {
            if (!api.IsSystem)
            {
                api.Json["token_dialect"] = value;
                await documents.KeepAsync(Collections.ResourceServers, api.Id, api.Json, cancellationToken);
            }
        }

        return Results.Json(await state.NowAsync(cancellationToken));
    }

    private static Task<object> SetProfileAsync(
        bool on,
        Tenant tenant,
        TenantDocuments documents,
        ControlState state,
        CancellationToken cancellationToken
    ) =>
        EditAsync(
            settings => settings["resource_parameter_profile"] = on ? "compatibility" : "audience",
            tenant,
            documents,
            state,
            cancellationToken
        );

    private static Task<object> SetRegistrationAsync(
        bool on,
        Tenant tenant,
        TenantDocuments documents,
        ControlState state,
        CancellationToken cancellationToken
    ) =>
        EditAsync(
            settings => settings["flags"]!["enable_dynamic_client_registration"] = on,
            tenant,
            documents,
            state,
            cancellationToken
        );

    private static async Task<object> EditAsync(
        Action<JsonObject> edit,
        Tenant tenant,
        TenantDocuments documents,
        ControlState state,
        CancellationToken cancellationToken
    )
    {
        var settings = await tenant.SettingsAsync(cancellationToken);
        edit(settings.Json);
        await documents.KeepAsync(Collections.TenantSettings, EmptyTenant.Settings, settings.Json, cancellationToken);
        return await state.NowAsync(cancellationToken);
    }

    private static Task<object> SetClockAsync(
        double skew,
        TenantSwitches switches,
        ControlState state,
        CancellationToken cancellationToken
    )
    {
        switches.ClockSkew = TimeSpan.FromSeconds(skew);
        return state.NowAsync(cancellationToken);
    }

    private static async Task<IResult> SetPlanAsync(
        string name,
        TenantSwitches switches,
        ControlState state,
        CancellationToken cancellationToken
    )
    {
        if (name is not ("free" or "unlimited"))
        {
            return Results.BadRequest("name is 'free' or 'unlimited'.");
        }

        switches.IsFreePlan = name == "free";
        return Results.Json(await state.NowAsync(cancellationToken));
    }

    private static async Task<object> ResetAsync(
        TenantSwitches switches,
        ManagementFaults faults,
        ManagementRate rate,
        ManagementRequests requests,
        TenantSeed seed,
        ControlState state,
        CancellationToken cancellationToken
    )
    {
        switches.Reset();
        faults.Clear();
        rate.Limit(0, 0);
        requests.Forget();
        await seed.ReplantAsync(cancellationToken);
        return await state.NowAsync(cancellationToken);
    }
}
