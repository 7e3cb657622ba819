using McpServer.LocalAuth0.Control;
using McpServer.LocalAuth0.Keys;
using McpServer.LocalAuth0.Management;
using McpServer.LocalAuth0.Pages;
using McpServer.LocalAuth0.People;
using McpServer.LocalAuth0.Registration;
using McpServer.LocalAuth0.Safety;
using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tokens;

namespace McpServer.LocalAuth0;

/// <summary>Makes a stand-in for an Auth0 tenant. Several can run in one process.</summary>
public static class LocalAuth0Application
{
    /// <summary>The caller starts it; it is seeded while it starts.</summary>
    /// <exception cref="InvalidOperationException">The issuer is not on loopback, or the environment is Production.</exception>
    public static WebApplication Create(LocalTenant tenant, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var issuer = StartRules.Check(tenant, RunningEnvironment.Name());
        var listen = StartRules.CheckListen(tenant, RunningEnvironment.IsContainer());

        // An empty builder reads no configuration, so nothing in the environment can add an address to listen on.
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(LocalAuth0Application).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = nameof(LocalAuth0),
            }
        );
        builder.WebHost.UseKestrelCore().UseLoopback(listen);
        builder
            .Logging.SetMinimumLevel(LogLevel.Warning)
            // Whoever starts the stand-in gets the exception, and can say it in one sentence.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
            .AddConsole();
        builder
            .Services.AddSingleton(tenant)
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton<TenantSwitches>()
            .AddScoped<ControlState>()
            .AddStorage()
            .AddPeople(issuer)
            .AddProtocol(tenant)
            .AddRegistration()
            .AddManagement()
            .AddPages(issuer)
            .AddOpenToScripts()
            .AddHostFiltering(options => options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);

        var app = builder.Build();
        app.UseSchemeOf(issuer);
        app.UseHostFiltering();
        app.UsePageHeaders();
        app.UseErrorPage();
        app.UseOpenToScripts();
        app.UseJsonTokenRequests();
        app.UseManagement();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapKeys();
        app.MapRegistration();
        app.MapManagement();
        app.MapControl();
        app.MapPages();
        return app;
    }
}
