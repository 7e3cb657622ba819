using McpServer.Host.Health;
using McpServer.Host.Mcp;

namespace McpServer.Host.Edge;

/// <summary>
/// Refuses requests for other hosts and from web pages that nobody allowed, so that DNS rebinding reaches nothing
/// (MCP 2026-07-28, transports, "Security Warning").
/// </summary>
internal sealed class HostAndOriginGate(RequestDelegate next, AllowedSources sources)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Probes address a replica by its own address, and learn nothing but whether it is well.
        if (context.Request.Path.StartsWithSegments(HealthEndpoints.Prefix, StringComparison.Ordinal))
        {
            return next(context);
        }

        if (!sources.IsHostAllowed(context.Request.Host))
        {
            return JsonRpcFailure.WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                JsonRpcFailure.InvalidRequest,
                "This host is not served here."
            );
        }

        var origins = context.Request.Headers.Origin;
        return origins.Count == 0 || origins.All(origin => origin is not null && sources.IsOriginAllowed(origin))
            ? next(context)
            : JsonRpcFailure.WriteAsync(
                context,
                StatusCodes.Status403Forbidden,
                JsonRpcFailure.InvalidRequest,
                "This origin is not allowed."
            );
    }
}
