using McpServer.Application.Ports;
using McpServer.Host.Settings;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Challenges;

/// <summary>
/// Hands on the authorization server's own metadata. Clients of MCP 2025-03-26 look for it here (that revision's
/// basic/authorization, 2.3); newer ones find the authorization server by the protected-resource metadata.
/// </summary>
internal static class AuthorizationServerMetadata
{
    public const string Path = "/.well-known/oauth-authorization-server";

    private const int RetryAfterSeconds = 30;

    /// <summary>Maps the address when <c>Server:AuthorizationServerMetadata</c> is on; otherwise nothing is there.</summary>
    public static void MapAuthorizationServerMetadata(this IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<IOptions<ServerOptions>>().Value.AuthorizationServerMetadata)
        {
            return;
        }

        var server = routes.ServiceProvider.GetRequiredService<IAuthorizationServer>();
        routes.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], ServeAsync).AllowAnonymous();

        async Task ServeAsync(HttpContext context)
        {
            // Routing forgives case and a slash at the end; RFC 8414 names one address.
            if (context.Request.Path.Value is not Path)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            context.Response.Headers.CacheControl = "no-store";
            if (await server.ReadMetadataAsync(context.RequestAborted) is not { } document)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
                return;
            }

            context.Response.ContentType = "application/json";
            context.Response.ContentLength = document.Length;
            if (!HttpMethods.IsHead(context.Request.Method))
            {
                await context.Response.Body.WriteAsync(document, context.RequestAborted);
            }
        }
    }
}
