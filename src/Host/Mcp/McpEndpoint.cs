using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Application.UseCases;
using McpServer.Host.Mcp.Calls;
using McpServer.Host.Mcp.Direct;
using McpServer.Host.Mcp.Lists;
using McpServer.Host.Mcp.Messages;
using McpServer.Host.Mcp.Sessions;
using McpServer.Host.Settings;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.Host.Mcp;

/// <summary>The MCP endpoint: the SDK's Streamable HTTP transport in front of the catalog.</summary>
internal static class McpEndpoint
{
    public static void AddMcpEndpoint(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        // Whatever scope the SDK runs a handler in: the request is that of the token that came with it.
        services.AddScoped(provider => McpRequest.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext));
        services.AddScoped<ICallerAccessor>(provider => provider.GetRequiredService<McpRequest>());
        services.AddScoped<IKeepAlive, KeepAlive>();
        services.AddScoped<CallProgress>();
        services.AddScoped<ICallProgress>(provider => provider.GetRequiredService<CallProgress>());
        services.AddSingleton<ToolCalls>();
        services.AddSingleton<CallsThroughSdk>();
        services.AddSingleton(provider => ServerInfo(provider.GetRequiredService<IOptions<ServerOptions>>().Value));
        services.AddSingleton<ReplyText>();
        services.AddSingleton<ToolPages>();
        services.AddSingleton<PreparedLists>();
        services.AddSingleton<CatalogAlone>();
        services.AddSingleton<DirectAnswers>();
        services.AddSingleton<ToolListSubscriptions>();
        services.AddSingleton<ToolLists>();
        services.AddSingleton<OpenSessions>();
        services.AddSingleton<SessionGate>();
        services.AddSingleton<SessionStart>();
        services.AddSingleton<SessionLife>();
        services.AddSingleton<SessionEnd>();
        services
            .AddMcpServer()
            .WithHttpTransport()
            .WithMessageFilters(messages => messages.AddIncomingFilter(ReadableCalls.Filter));
        services
            .AddOptions<McpServerOptions>()
            .Configure<ToolCatalog, CallsThroughSdk, ToolLists, ToolListSubscriptions, IServiceProvider>(Configure);
        services
            .AddOptions<HttpServerTransportOptions>()
            .Configure<IOptions<McpOptions>, SessionLife, TimeProvider>(ConfigureTransport);
        services.AddSingleton<BuiltOnce<McpServerOptions>>();
        services.AddSingleton<IOptions<McpServerOptions>>(Built);
        services.AddSingleton<IOptionsFactory<McpServerOptions>>(Built);

        static BuiltOnce<McpServerOptions> Built(IServiceProvider provider) =>
            provider.GetRequiredService<BuiltOnce<McpServerOptions>>();
    }

    public static void MapMcpEndpoint(this IEndpointRouteBuilder routes)
    {
        var server = routes.ServiceProvider.GetRequiredService<IOptions<ServerOptions>>().Value;
        var end = routes.ServiceProvider.GetRequiredService<SessionEnd>();
        var mode = routes.ServiceProvider.GetRequiredService<IOptions<McpOptions>>().Value.ResponseMode;
        var direct = routes.ServiceProvider.GetRequiredService<DirectAnswers>();
        var endpoint = routes.MapMcp(ServerOptions.McpPath);
        endpoint.WithMetadata(new RequestSizeLimitAttribute(server.MaxRequestBytes));
        endpoint.Finally(route =>
        {
            end.Learn(route);
            if (route.RequestDelegate is { } serve)
            {
                var reads = new ReadMessage(serve, direct);
                route.RequestDelegate = context => ServeAsync(context, reads.ServeAsync, mode);
            }
        });
    }

    private static void ConfigureTransport(
        HttpServerTransportOptions transport,
        IOptions<McpOptions> options,
        SessionLife life,
        TimeProvider clock
    )
    {
        transport.SessionMode = options.Value.Sessions
            ? HttpServerSessionMode.StatefulForInitializeClients
            : HttpServerSessionMode.Stateless;
        transport.TimeProvider = new SessionClock(clock);
#pragma warning disable MCP9006 // Obsolete as the sessions are; there is no other way to bound them.
        transport.IdleTimeout = options.Value.SessionIdleTimeout;
        // OpenSessions refuses before. The SDK would end somebody's session to make room, and counts one that ends longer.
        transport.MaxIdleSessionCount = int.MaxValue;
#pragma warning restore MCP9006
#pragma warning disable MCPEXP002 // Experimental; it is the only place that sees a session begin and end.
        transport.RunSessionHandler = life.RunAsync;
#pragma warning restore MCPEXP002
    }

    private static void Configure(
        McpServerOptions mcp,
        ToolCatalog catalog,
        CallsThroughSdk calls,
        ToolLists lists,
        ToolListSubscriptions subscriptions,
        IServiceProvider services
    )
    {
        mcp.ServerInfo = services.GetRequiredService<Implementation>();
        mcp.ServerInstructions = services.GetRequiredService<IOptions<ServerOptions>>().Value.Instructions;
        mcp.ToolCollection = new(StringComparer.Ordinal);
        foreach (var tool in catalog.Tools)
        {
            mcp.ToolCollection.Add(new CatalogTool(tool, calls));
        }

        // A name that is not in the collection goes the same way, so that hidden and unknown tools cannot be told apart.
        mcp.Handlers.CallToolHandler = calls.CallAsync;
        if (services.GetRequiredService<IOptions<McpOptions>>().Value.ResponseMode != ResponseMode.Json)
        {
            mcp.Handlers.SubscriptionsListenHandler = subscriptions.ListenAsync;
        }

        mcp.Filters.Request.ListToolsFilters.Add(_ => lists.ListAsync);
    }

    private static Implementation ServerInfo(ServerOptions server) =>
        new()
        {
            Name = server.Name,
            Title = server.Title,
            Version = typeof(McpEndpoint).Assembly.GetName().Version!.ToString(fieldCount: 3),
        };

    // The SDK refuses some messages before our filters see them, such as a call that differs from its headers.
    private static async Task AuditRefusedMessageAsync(HttpContext context)
    {
        if (
            HttpMethods.IsPost(context.Request.Method)
            && context.Response.StatusCode == StatusCodes.Status400BadRequest
            && context.RequestServices.GetRequiredService<McpRequest>() is { Outcome: null } request
        )
        {
            var mediator = context.RequestServices.GetRequiredService<IMediator>();
            _ = await mediator.Send(CallTool.Unreadable("the transport refused the message"), context.RequestAborted);
            request.End(tool: null, "Malformed");
        }
    }

    /// <summary>Serves a request whose caller is known.</summary>
    internal static async Task ServeAsync(HttpContext context, RequestDelegate serve, ResponseMode mode)
    {
        var services = context.RequestServices;
        var request = services.GetRequiredService<McpRequest>();
        // The stream of a session begins with its headers; no refusal comes after them.
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            request.Mode = mode;
        }

        try
        {
            await services.GetRequiredService<SessionGate>().PassAsync(context, request, serve);
            await AuditRefusedMessageAsync(context);
        }
        finally
        {
            request.Leave();
        }
    }
}
