namespace McpServer.LocalAuth0.Control;

/// <summary>Switches for tests and demonstrations, under <c>/_control</c>. Auth0 has nothing like them.</summary>
internal static class ControlEndpoints
{
    public const string Path = "/_control";

    public static void MapControl(this IEndpointRouteBuilder app)
    {
        var control = app.MapGroup(Path).AddEndpointFilter(RefuseOtherSitesAsync);
        control.MapGet("/", ControlGuide.Show);
        control.MapTokens();
        control.MapKeySwitches();
        control.MapTenantSwitches();
        control.MapRoles();
    }

    // A page of a stranger, open in the developer's browser, must not turn switches by sending a form here.
    private static ValueTask<object?> RefuseOtherSitesAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var site = context.HttpContext.Request.Headers["Sec-Fetch-Site"].ToString();
        return site is "cross-site"
            ? ValueTask.FromResult<object?>(Results.StatusCode(StatusCodes.Status403Forbidden))
            : next(context);
    }
}
