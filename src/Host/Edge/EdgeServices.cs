using McpServer.Host.Settings;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Edge;

/// <summary>What stands between the network and the server: hosts, origins, browsers.</summary>
internal static class EdgeServices
{
    // What the MCP transport and bearer tokens need, and nothing more.
    private static readonly string[] RequestHeaders =
    [
        "Accept",
        "Authorization",
        "Content-Type",
        "Last-Event-ID",
        "MCP-Protocol-Version",
        "Mcp-Method",
        "Mcp-Name",
        "Mcp-Session-Id",
    ];

    private static readonly string[] ResponseHeaders =
    [
        "MCP-Protocol-Version",
        "Mcp-Session-Id",
        "Retry-After",
        "WWW-Authenticate",
    ];

    public static void AddEdge(this IServiceCollection services)
    {
        services.AddSingleton<AllowedSources>();
        services.AddCors();
        services
            .AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>()
            .Configure<AllowedSources, IOptions<McpOptions>>(
                (cors, sources, mcp) =>
                    cors.AddDefaultPolicy(policy =>
                        policy
                            .SetIsOriginAllowed(sources.IsOriginAllowed)
                            .WithMethods(MethodsOf(mcp.Value))
                            .WithHeaders(RequestHeaders)
                            .WithExposedHeaders(ResponseHeaders)
                            .SetPreflightMaxAge(TimeSpan.FromMinutes(10))
                    )
            );
    }

    // What ends a session.
    private static string[] MethodsOf(McpOptions mcp) =>
        mcp.Sessions ? [HttpMethods.Get, HttpMethods.Post, HttpMethods.Delete] : [HttpMethods.Get, HttpMethods.Post];
}
