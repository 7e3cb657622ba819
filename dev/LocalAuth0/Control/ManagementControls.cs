using McpServer.LocalAuth0.Management;

namespace McpServer.LocalAuth0.Control;

/// <summary>Makes the Management API fail in the ways that whoever calls it must survive.</summary>
internal static class ManagementControls
{
    public static void MapManagementSwitches(this IEndpointRouteBuilder control)
    {
        control.MapPost("/management/fault", SetFaultAsync);
        control.MapDelete("/management/fault", (ManagementFaults faults) => faults.Clear());
        control.MapGet("/management/requests", (ManagementRequests requests) => requests.All);
        control.MapDelete("/management/requests", (ManagementRequests requests) => requests.Forget());
        control.MapPost("/management/rate", SetRateAsync);
        control.MapPost("/management/page", SetPageAsync);
    }

    private static async Task<IResult> SetFaultAsync(
        string kind,
        int? skip,
        int? times,
        string? path,
        string? method,
        int? retry_after,
        ManagementFaults faults,
        ControlState state,
        CancellationToken cancellationToken
    )
    {
        if (!ManagementFault.Kinds.Contains(kind, StringComparer.Ordinal) || skip < 0 || times < 0 || retry_after < 0)
        {
            return Results.BadRequest(
                $"kind is one of {string.Join(", ", ManagementFault.Kinds)}; skip, times and retry_after are not negative."
            );
        }

        faults.Set(
            new ManagementFault(kind, skip ?? 0, times ?? 1, retry_after ?? 0)
            {
                Path = ManagementFault.Normal(path),
                Method = method,
            }
        );
        return Results.Json(await state.NowAsync(cancellationToken));
    }

    private static async Task<IResult> SetRateAsync(
        int per_second,
        int burst,
        ManagementRate rate,
        ControlState state,
        CancellationToken cancellationToken
    )
    {
        if (per_second < 0 || burst < 0)
        {
            return Results.BadRequest("per_second and burst are not negative.");
        }

        rate.Limit(per_second, burst);
        return Results.Json(await state.NowAsync(cancellationToken));
    }

    private static async Task<IResult> SetPageAsync(
        int max,
        TenantSwitches switches,
        ControlState state,
        CancellationToken cancellationToken
    )
    {
        if (max < 0)
        {
            return Results.BadRequest("max is not negative.");
        }

        switches.LargestPage = max == 0 ? null : max;
        return Results.Json(await state.NowAsync(cancellationToken));
    }
}
