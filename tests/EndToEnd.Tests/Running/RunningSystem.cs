using McpServer.Application.Ports;
using McpServer.Launcher;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.EndToEnd.Tests.Running;

/// <summary>
/// The server and the stand-in for its tenant as <c>dev/Launcher</c> starts them, on ports of their own. Tests that
/// turn no switch may share one as a fixture.
/// </summary>
public sealed class RunningSystem : IAsyncLifetime
{
    private LocalSystem? _local;

    public RecordedAudit Audit { get; } = new();

    /// <summary>The server's clock; the stand-in's stays that of the machine.</summary>
    public ShiftedClock Clock { get; } = new();

    public Uri McpUrl => Local.McpUrl;

    public Uri Issuer => new(Local.Tenant.Issuer);

    public string Audience => Local.Tenant.Api.Identifier;

    /// <summary>For requests as <c>curl</c> makes them: no cookies, no redirects followed.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    internal TenantControl Tenant => new(Http, Issuer);

    internal LocalSystem Local => _local ?? throw new InvalidOperationException("It has not been started.");

    public static async Task<RunningSystem> StartAsync()
    {
        var system = new RunningSystem();
        await system.InitializeAsync();
        return system;
    }

    public async ValueTask InitializeAsync()
    {
        while (_local is null)
        {
            var options = new LauncherOptions
            {
                Port = FreePort.Find(),
                AuthPort = FreePort.Find(),
                Data = null,
            };
            try
            {
                _local = await LocalSystem.StartAsync(options, Adjust, TestContext.Current.CancellationToken);
            }
            catch (IOException exception) when (exception.InnerException is AddressInUseException)
            {
                // Somebody took the port since it was found to be free; another will do.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_local is not null)
        {
            await _local.DisposeAsync();
        }
    }

    private void Adjust(WebApplicationBuilder server)
    {
        server.Configuration["Serilog:MinimumLevel:Default"] = "Error";
        server.Services.AddSingleton<TimeProvider>(Clock);
        server.Services.AddSingleton<IAuditLog>(Audit);
    }
}
