using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.EndToEnd.Tests.Tenancy;
using McpServer.Launcher;
using McpServer.TestBench;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.EndToEnd.Tests.Running;

/// <summary>
/// The server and the stand-in for its tenant as <c>dev/Launcher</c> starts them, on ports of their own. Tests that
/// turn no switch may share one as a fixture.
/// </summary>
public sealed class RunningSystem : IAsyncLifetime
{
    private LocalSystem? _local;
    private Dashboard? _dashboard;
    private Action<WebApplicationBuilder, string>? _adjust;
    private IReadOnlyList<string> _furtherFiles = [];

    public RecordedAudit Audit { get; } = new();

    /// <summary>The server's clock; the stand-in's stays that of the machine.</summary>
    public ShiftedClock Clock { get; } = new();

    public Uri McpUrl => Local.McpUrl;

    public Uri Issuer => new(Local.Tenant.Issuer);

    /// <summary>The names of all tools, in order: more than the quickstart's three as soon as somebody adds one.</summary>
    public IReadOnlyList<string> Catalog =>
        [.. Local.Server.Services.GetRequiredService<ToolCatalog>().Tools.Select(tool => tool.Definition.Name.Value)];

    public string Audience => new Uri(McpUrl, "/").AbsoluteUri;

    /// <summary>For requests as <c>curl</c> makes them: no cookies, no redirects followed.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    internal TenantControl Tenant => new(Http, Issuer);

    /// <summary>The commands that set the tenant up, and can do so again.</summary>
    internal TenantTool Tool => new(Local.Tenant, Audience);

    internal Dashboard Dashboard => _dashboard ??= new Dashboard(Http, Local.Tenant);

    internal LocalSystem Local => _local ?? throw new InvalidOperationException("It has not been started.");

    /// <param name="adjust">What an embedding host adds to the server.</param>
    public static Task<RunningSystem> StartAsync(Action<WebApplicationBuilder>? adjust = null) =>
        StartAsync((server, _) => adjust?.Invoke(server), []);

    /// <param name="adjust">What an embedding host adds to the server, which trusts this issuer.</param>
    /// <param name="furtherFiles">What the tenant is set up from beside the launcher's files.</param>
    public static async Task<RunningSystem> StartAsync(
        Action<WebApplicationBuilder, string> adjust,
        IReadOnlyList<string> furtherFiles
    )
    {
        var system = new RunningSystem { _adjust = adjust, _furtherFiles = furtherFiles };
        await system.InitializeAsync();
        return system;
    }

    public async ValueTask InitializeAsync() =>
        _local = await LoopbackPort.StartOnFreePortAsync(port =>
        {
            var options = new LauncherOptions
            {
                Port = port,
                AuthPort = LoopbackPort.Find(),
                Data = null,
            };
            return LocalSystem.StartAsync(
                options with
                {
                    TenantFiles = [.. options.TenantFiles, .. _furtherFiles],
                },
                server => Adjust(server, options.Issuer),
                TestContext.Current.CancellationToken
            );
        });

    /// <summary>
    /// Lets time pass: the tokens that are around grow old, and new ones are stamped with the new time. Tests that
    /// share a system may do it: to a client that comes later it is a day like any other.
    /// </summary>
    public async Task PassAsync(TimeSpan time)
    {
        // Whoever finds a token too old has to be given one that is not.
        await Tenant.TurnAsync($"clock?skew={(Clock.Shift + time).TotalSeconds}");
        Clock.Advance(time);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_local is not null)
        {
            await _local.DisposeAsync();
        }
    }

    private void Adjust(WebApplicationBuilder server, string issuer)
    {
        server.Configuration["Serilog:MinimumLevel:Default"] = "Error";
        server.Services.AddSingleton<TimeProvider>(Clock);
        server.Services.AddSingleton<IAuditLog>(Audit);
        _adjust?.Invoke(server, issuer);
    }
}
