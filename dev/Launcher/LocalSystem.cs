using McpServer.Application.Tenancy;
using McpServer.Host;
using McpServer.Host.Settings;
using McpServer.LocalAuth0;

namespace McpServer.Launcher;

/// <summary>The server and the stand-in for its Auth0 tenant, running on this machine and knowing each other.</summary>
public sealed class LocalSystem : IAsyncDisposable
{
    private LocalSystem(WebApplication server, WebApplication standIn, LocalTenant tenant, string audience)
    {
        Server = server;
        StandIn = standIn;
        Tenant = tenant;
        McpUrl = new Uri(new Uri(audience), ServerOptions.McpPath);
    }

    public WebApplication Server { get; }

    public WebApplication StandIn { get; }

    public LocalTenant Tenant { get; }

    public Uri McpUrl { get; }

    /// <summary>
    /// Starts both. The tenant is empty at first, and set up as a real one would be: by the server's own commands.
    /// </summary>
    /// <param name="options">Ports, storage, and what the tenant is set up from.</param>
    /// <param name="adjust">Adds settings or a team's tools to the server.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <exception cref="IOException">A port is taken.</exception>
    /// <exception cref="TenantException">The tenant could not be set up.</exception>
    public static async Task<LocalSystem> StartAsync(
        LauncherOptions options,
        Action<WebApplicationBuilder>? adjust = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        string[] settings =
        [
            "--environment=Development",
            $"--Auth0:Domain=localhost:{options.AuthPort}",
            $"--Auth0:Audience={options.Audience}",
            $"--Server:PublicUrl={options.Audience}",
        ];
        var server = ServerApplication.Create([.. settings, $"--urls=http://localhost:{options.Port}"], adjust);
        var tenant = new LocalTenant { Issuer = options.Issuer, DatabasePath = options.Data };
        var standIn = LocalAuth0Application.Create(tenant);
        var system = new LocalSystem(server, standIn, tenant, options.Audience);
        try
        {
            await standIn.StartAsync(cancellationToken);
            await TenantSetUp.RunAsync(tenant, options.TenantFiles, settings, adjust, cancellationToken);
            await server.StartAsync(cancellationToken);
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await StandIn.DisposeAsync();
    }
}
