using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Host.Settings;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Challenges;

/// <summary>The protected-resource metadata (RFC 9728): where clients learn which authorization server to use.</summary>
internal static class ResourceMetadata
{
    public const string Path = $"{RootPath}{ServerOptions.McpPath}";

    private static readonly string[] BearerMethods = ["header"];

    private const string RootPath = "/.well-known/oauth-protected-resource";

    public static void AddChallenges(this IServiceCollection services) => services.AddSingleton<Challenge>();

    /// <summary>Maps the path form of the MCP endpoint and the root form, and no other.</summary>
    public static void MapResourceMetadata(this IEndpointRouteBuilder routes)
    {
        var document = new Lazy<byte[]>(() => Write(routes.ServiceProvider));
        foreach (var path in new[] { Path, RootPath })
        {
            routes.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], Serve).AllowAnonymous();
        }

        Task Serve(HttpContext context)
        {
            // Routing forgives case and a slash at the end; RFC 9728 names two addresses.
            if (context.Request.Path.Value is not (Path or RootPath))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            context.Response.ContentType = "application/json";
            context.Response.ContentLength = document.Value.Length;
            // A client that remembers an old issuer or scope list is stuck until it forgets.
            context.Response.Headers.CacheControl = "no-store";
            return HttpMethods.IsHead(context.Request.Method)
                ? Task.CompletedTask
                : context.Response.Body.WriteAsync(document.Value, context.RequestAborted).AsTask();
        }
    }

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
