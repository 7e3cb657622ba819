namespace McpServer.LocalAuth0.Control;

/// <summary>Switches for tests and demonstrations, under <c>/_control</c>. Auth0 has nothing like them.</summary>
internal static class ControlEndpoints
{
    public const string Path = "/_control";

    public static void MapControl(this IEndpointRouteBuilder app)
    {
        var control = app.MapGroup(Path).AddEndpointFilter(CheckAsync);
        control.MapGet("/", ControlGuide.ShowAsync);
        control.MapTokens();
        control.MapKeySwitches();
        control.MapTenantSwitches();
        control.MapRoles();
        control.MapPeople();
        control.MapManagementSwitches();
    }

    // A stranger's page, open in the developer's browser, must not turn switches by sending a form here.
    private static ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (context.HttpContext.Request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            return ValueTask.FromResult<object?>(Results.StatusCode(StatusCodes.Status403Forbidden));
        }

        // A parameter that is missing or cannot be read has set the status before this runs.
        return context.HttpContext.Response.StatusCode == StatusCodes.Status400BadRequest
            ? ValueTask.FromResult<object?>(Results.BadRequest($"A parameter is missing or wrong; see GET {Path}."))
            : next(context);
    }
}
