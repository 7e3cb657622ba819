namespace McpServer.LocalAuth0.Management;

internal static class ManagementAccess
{
    public const string ExpiredToken = "Expired token received for JSON Web Token validation";

    private const string Scheme = "Bearer ";

    /// <summary>Lets only requests with a good token through.</summary>
    public static async ValueTask<object?> AuthenticateAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var http = context.HttpContext;
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return ManagementError.InvalidToken("Missing authentication");
        }

        var tokens = http.RequestServices.GetRequiredService<ManagementTokens>();
        var (caller, fault) = await tokens.ReadAsync(header[Scheme.Length..]);
        if (caller is null)
        {
            return ManagementError.InvalidToken(fault!);
        }

        http.Features.Set(caller);
        return await next(context);
    }

    /// <summary>One of the scopes is enough; an endpoint that needs two says so twice.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, params string[] scopes) =>
        endpoint.AddEndpointFilter(
            async (context, next) =>
                scopes.Any(scope => ManagementCaller.Has(context.HttpContext, scope))
                    ? await next(context)
                    : ManagementError.InsufficientScope(scopes)
        );

    /// <summary>The body is a JSON object of this shape.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, Shape shape) =>
        endpoint.AddEndpointFilter(
            async (context, next) =>
            {
                var body = context.Arguments.OfType<RequestBody>().Single();
                var fault = body.IsObject ? shape.FaultOf(body.Json) : "'Expected type object'";
                return fault is null ? await next(context) : ManagementError.InvalidBody(fault);
            }
        );
}
