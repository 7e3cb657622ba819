using McpServer.LocalAuth0.Keys;
using McpServer.LocalAuth0.Registration;
using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tokens;

namespace McpServer.LocalAuth0.Control;

internal static class TenantControls
{
    public static void MapTenantSwitches(this IEndpointRouteBuilder control)
    {
        control.MapPost("/dialect", SetDialect);
        control.MapPost(
            "/clock",
            (double skew, TenantSwitches switches, KeyRing ring) =>
            {
                switches.ClockSkew = TimeSpan.FromSeconds(skew);
                return ControlGuide.State(switches, ring);
            }
        );
        control.MapPost(
            "/resource-profile",
            (bool on, TenantSwitches switches, KeyRing ring) =>
            {
                switches.ResourceProfile = on;
                return ControlGuide.State(switches, ring);
            }
        );
        control.MapPost(
            "/registration",
            (bool on, TenantSwitches switches, KeyRing ring) =>
            {
                switches.DynamicRegistration = on;
                return ControlGuide.State(switches, ring);
            }
        );
        control.MapPost("/reset", ResetAsync);
    }

    private static IResult SetDialect(string value, TenantSwitches switches, KeyRing ring)
    {
        foreach (var dialect in Enum.GetValues<TokenDialect>())
        {
            if (dialect.Name() == value)
            {
                switches.Dialect = dialect;
                return Results.Json(ControlGuide.State(switches, ring));
            }
        }

        return Results.BadRequest(
            $"value is one of {string.Join(", ", Enum.GetValues<TokenDialect>().Select(dialect => dialect.Name()))}."
        );
    }

    private static async Task<object> ResetAsync(
        TenantSwitches switches,
        MetadataDocuments documents,
        TenantSeed seed,
        KeyRing ring,
        CancellationToken cancellationToken
    )
    {
        switches.Reset();
        documents.Forget();
        await seed.ReplantAsync(cancellationToken);
        return ControlGuide.State(switches, ring);
    }
}
