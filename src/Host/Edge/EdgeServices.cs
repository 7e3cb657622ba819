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
            .Configure<AllowedSources>(
                (cors, sources) =>
                    cors.AddDefaultPolicy(policy =>
                        policy
                            .SetIsOriginAllowed(sources.IsOriginAllowed)
                            .WithMethods(HttpMethods.Get, HttpMethods.Post)
                            .WithHeaders(RequestHeaders)
                            .WithExposedHeaders(ResponseHeaders)
                            .SetPreflightMaxAge(TimeSpan.FromMinutes(10))
                    )
            );
    }
}
