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
    private const string Path = "/.well-known/oauth-authorization-server";

    /// <summary>Maps the address when <c>Server:AuthorizationServerMetadata</c> is on; otherwise nothing is there.</summary>
    public static void MapAuthorizationServerMetadata(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<IOptions<ServerOptions>>().Value.AuthorizationServerMetadata)
        {
            var server = routes.ServiceProvider.GetRequiredService<IAuthorizationServer>();
            routes.MapWellKnown([Path], server.ReadMetadataAsync);
        }
    }
}
