using McpServer.LocalAuth0.Keys;
using McpServer.LocalAuth0.Storage;

namespace McpServer.LocalAuth0.Control;

internal static class KeyControls
{
    public static void MapKeySwitches(this IEndpointRouteBuilder control)
    {
        control.MapPost("/keys/rotate", RotateAsync);
        control.MapPost("/keys/revoke", RevokeAsync);
        control.MapPost("/keys/endpoint", SetEndpointAsync);
        control.MapPost("/keys/alg", SetAlgorithmAsync);
    }

    private static Task<object> SetAlgorithmAsync(
        bool on,
        TenantSwitches switches,
        ControlState state,
        CancellationToken cancellationToken
    )
    {
        switches.AlgorithmInKeys = on;
        return state.NowAsync(cancellationToken);
    }

    private static async Task<object> RotateAsync(
        KeyRing ring,
        TenantDatabase database,
        ControlState state,
        CancellationToken cancellationToken
    )
    {
        await ring.RotateAsync(database, cancellationToken);
        return await state.NowAsync(cancellationToken);
    }

    private static async Task<IResult> RevokeAsync(
        string key,
        KeyRing ring,
        TenantDatabase database,
        ControlState state,
        CancellationToken cancellationToken
    )
    {
        if (key == "previous")
        {
            await ring.RevokePreviousAsync(database, cancellationToken);
        }
        else if (key == "current")
        {
            await ring.RevokeCurrentAsync(database, cancellationToken);
        }
        else
        {
            return Results.BadRequest("key is 'previous' or 'current'.");
        }

        return Results.Json(await state.NowAsync(cancellationToken));
    }

    private static async Task<IResult> SetEndpointAsync(
        string state,
        double? seconds,
        TenantSwitches switches,
        ControlState control,
        CancellationToken cancellationToken
    )
    {
        if (!Enum.TryParse<KeyEndpointState>(state, true, out var wanted) || !Enum.IsDefined(wanted))
        {
            return Results.BadRequest("state is 'up', 'down', 'slow' or 'malformed'.");
        }

        switches.KeyEndpoint = wanted;
        switches.KeyEndpointDelay = TimeSpan.FromSeconds(seconds ?? 30);
        return Results.Json(await control.NowAsync(cancellationToken));
    }
}
