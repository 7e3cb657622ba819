using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Host.Settings;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Challenges;

/// <summary>The protected-resource metadata (RFC 9728): where clients learn which authorization server to use.</summary>
internal static class ResourceMetadata
{
    private static readonly string[] BearerMethods = ["header"];

    private const string RootPath = "/.well-known/oauth-protected-resource";

    public static void AddChallenges(this IServiceCollection services) => services.AddSingleton<Challenge>();

    /// <summary>
    /// Where clients find it. The path of the endpoint follows the well-known name, right behind the host: a proxy that
    /// serves us under a path has to pass this address on as it is (RFC 9728, section 3.1).
    /// </summary>
    public static string AddressOf(string publicUrl)
    {
        var address = PublicAddress.Of(publicUrl);
        return $"{address.Origin}{PathOf(address)}";
    }

    /// <summary>Maps the path form of the MCP endpoint and the root form, and no other.</summary>
    public static void MapResourceMetadata(this IEndpointRouteBuilder routes)
    {
        var server = routes.ServiceProvider.GetRequiredService<IOptions<ServerOptions>>().Value;
        var document = new Lazy<byte[]>(() => Write(routes.ServiceProvider));
        routes.MapWellKnown(
            [PathOf(PublicAddress.Of(server.PublicUrl)), RootPath],
            _ => ValueTask.FromResult<byte[]?>(document.Value)
        );
    }

    private static string PathOf(PublicAddress address) => $"{RootPath}{address.PathBase}{ServerOptions.McpPath}";

    private static byte[] Write(IServiceProvider services)
    {
        var server = services.GetRequiredService<IAuthorizationServer>();
        var catalog = services.GetRequiredService<ToolCatalog>();
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                resource = server.Resource,
                authorization_servers = server.Issuers,
                scopes_supported = catalog.Permissions.Select(permission => permission.Name),
                bearer_methods_supported = BearerMethods,
                resource_name = services.GetRequiredService<IOptions<ServerOptions>>().Value.Title,
            },
            ToolJson.Options
        );
    }
}
