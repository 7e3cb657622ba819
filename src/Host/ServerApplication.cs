using McpServer.Application;
using McpServer.Application.Catalog;
using McpServer.Host.Challenges;
using McpServer.Host.Edge;
using McpServer.Host.Health;
using McpServer.Host.Logging;
using McpServer.Host.Mcp;
using McpServer.Host.Settings;
using McpServer.Host.Stopping;
using McpServer.Host.Welcome;
using McpServer.Infrastructure;
using Microsoft.Extensions.Options;

namespace McpServer.Host;

/// <summary>The server, composed: what it is made of and what a request goes through, in order.</summary>
public static class ServerApplication
{
    /// <param name="args">Settings as <c>--Section:Setting=value</c>.</param>
    /// <param name="adjust">Adds settings or a team's tools before anything is read; for hosts that embed the server.</param>
    /// <exception cref="OptionsValidationException">Settings are missing or wrong; several sections come as an <see cref="AggregateException"/>.</exception>
    /// <exception cref="CatalogException">The tool catalog has faults.</exception>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? adjust = null) =>
        Build(CreateBuilder(args, adjust));

    /// <summary>Makes the server of what it is made of.</summary>
    internal static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        // Faulty settings and a faulty catalog must stop the start, not the first call.
        StartChecks.Pass(app.Services);
        if (app.Environment.IsDevelopment())
        {
            TryServices(builder.Services);
        }

        app.UsePublicAddress();
        app.UseMiddleware<TraceIds>();
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<ContainFailures>();
        app.UseMiddleware<HostAndOriginGate>();
        app.UseRouting();
        // Only web pages are told who may call; other clients send no Origin.
        app.UseWhen(context => context.Request.Headers.Origin.Count > 0, pages => pages.UseCors());
        app.UseMiddleware<RequireCaller>();
        app.MapHomePage();
        app.MapHealth();
        app.MapResourceMetadata();
        app.MapAuthorizationServerMetadata();
        app.MapMcpEndpoint();
        return app;
    }

    /// <summary>What the server is made of, for whoever needs the same without serving.</summary>
    internal static WebApplicationBuilder CreateBuilder(string[] args, Action<WebApplicationBuilder>? adjust)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Host.UseDefaultServiceProvider(
            (context, services) =>
            {
                services.ValidateScopes = context.HostingEnvironment.IsDevelopment();
                // It throws before anybody could say what a tool misses: see TryServices.
                services.ValidateOnBuild = false;
            }
        );
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.AddSecretFiles();
        adjust?.Invoke(builder);
        builder.Configuration.AddQuickstartSettings(builder.Environment);
        builder.AddServer();
        return builder;
    }

    /// <summary>All that the server is made of, by the settings that are there.</summary>
    internal static void AddServer(this WebApplicationBuilder builder)
    {
        builder.Configuration.SettleLists();
        builder.AddServerSettings();
        builder.ListenOnConfiguredPort();
        builder.AddServerLogging();
        builder.Services.AddOwnTools();
        builder.Services.AddInfrastructure(builder.Configuration, builder.Environment);
        builder.Services.AddEdge();
        builder.Services.AddChallenges();
        builder.Services.AddMcpEndpoint();
        builder.Services.AddHealth();
        builder.Services.AddDrain(builder.Configuration);
    }

    // All that tools need is known to be there; this is for our own services.
    private static void TryServices(IServiceCollection services)
    {
        using var _ = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }
        );
    }

    // Whoever named tools meant these; a server that is started as it is serves this project's own.
    private static void AddOwnTools(this IServiceCollection services)
    {
        if (!services.Any(service => service.ServiceType == typeof(ToolCatalog)))
        {
            services.AddApplication();
        }
    }
}
