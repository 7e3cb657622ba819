using McpServer.LocalAuth0.Control;

namespace McpServer.LocalAuth0.Keys;

internal static class KeyEndpoint
{
    public const string Path = "/.well-known/jwks.json";

    public static void MapKeys(this IEndpointRouteBuilder app) => app.MapGet(Path, AnswerAsync);

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        KeyRing ring,
        TenantSwitches switches,
        TimeProvider clock
    )
    {
        if (switches.KeyEndpoint == KeyEndpointState.Slow)
        {
            await Task.Delay(switches.KeyEndpointDelay, clock, context.RequestAborted);
        }

        if (switches.KeyEndpoint == KeyEndpointState.Down)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        if (switches.KeyEndpoint == KeyEndpointState.Malformed)
        {
            return Results.Text("{\"keys\":[{\"kty\":\"RSA\",", "application/json");
        }

        context.Response.Headers.CacheControl = "public, max-age=15, stale-while-revalidate=15, stale-if-error=86400";
        var keys = ring.Keys.Published.Select(key => key.Publish(switches.AlgorithmInKeys));
        return Results.Json(new Dictionary<string, object>(StringComparer.Ordinal) { ["keys"] = keys });
    }
}
