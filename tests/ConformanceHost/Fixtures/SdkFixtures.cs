using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.ConformanceHost.Fixtures;

/// <summary>Adds what the SDK serves beside the product's catalog.</summary>
internal static class SdkFixtures
{
    public static void Add(WebApplicationBuilder builder)
    {
        builder
            .Services.AddMcpServer()
            .WithTools<ContentTools>()
            .WithTools<AskingTools>()
            .WithTools<EnumerationTools>()
            .WithTools<CapabilityTools>()
            .WithTools<InputTools>()
            .WithTools<StateTools>()
            .WithTools([SchemaTool.Create()])
            .WithPrompts<Prompts>()
            .WithResources<Resources>()
            .WithCompleteHandler((request, _) => ValueTask.FromResult(Completions.Complete(request.Params)))
            .WithSubscribeToResourcesHandler((_, _) => ValueTask.FromResult(new EmptyResult()))
            .WithUnsubscribeFromResourcesHandler((_, _) => ValueTask.FromResult(new EmptyResult()));
        // After the product's own, which knows the catalog and nothing else.
        builder.Services.AddOptions<McpServerOptions>().PostConfigure<IEnumerable<McpServerTool>>(AddBesideCatalog);
    }

    private static void AddBesideCatalog(McpServerOptions mcp, IEnumerable<McpServerTool> fixtures)
    {
        Tool[] listed = [.. fixtures.Select(fixture => fixture.ProtocolTool)];
        foreach (var fixture in fixtures)
        {
            mcp.ToolCollection!.Add(fixture);
        }

        mcp.Filters.Request.ListToolsFilters.Insert(
            0,
            next =>
                async (request, cancellationToken) =>
                {
                    var result = await next(request, cancellationToken);
                    result.Tools = [.. result.Tools, .. listed];
                    return result;
                }
        );
    }
}
