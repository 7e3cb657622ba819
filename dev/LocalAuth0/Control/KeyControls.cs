using McpServer.LocalAuth0.Keys;
using McpServer.LocalAuth0.Storage;

namespace McpServer.LocalAuth0.Control;

internal static class KeyControls
{
    public static void MapKeySwitches(this IEndpointRouteBuilder control)
    {
        control.MapPost("/keys/rotate", RotateAsync);
        control.MapPost("/keys/revoke", RevokeAsync);
        control.MapPost("/keys/endpoint", SetEndpoint);
        control.MapPost(
            "/keys/alg",
            (bool on, TenantSwitches switches, KeyRing ring) =>
            {
                switches.AlgorithmInKeys = on;
                return ControlGuide.State(switches, ring);
            }
        );
    }

    private static async Task<object> RotateAsync(
        KeyRing ring,
        TenantDatabase database,
        TenantSwitches switches,
        CancellationToken cancellationToken
    )
    {
        await ring.RotateAsync(database, cancellationToken);
        return ControlGuide.State(switches, ring);
    }

    private static async Task<IResult> RevokeAsync(
        string key,
        KeyRing ring,
        TenantDatabase database,
        TenantSwitches switches,
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

        return Results.Json(ControlGuide.State(switches, ring));
    }

    private static IResult SetEndpoint(string state, double? seconds, TenantSwitches switches, KeyRing ring)
    {
        if (!Enum.TryParse<KeyEndpointState>(state, true, out var wanted) || !Enum.IsDefined(wanted))
        {
            return Results.BadRequest("state is 'up', 'down', 'slow' or 'malformed'.");
        }

        switches.KeyEndpoint = wanted;
        switches.KeyEndpointDelay = TimeSpan.FromSeconds(seconds ?? 30);
        return Results.Json(ControlGuide.State(switches, ring));
    }
}
