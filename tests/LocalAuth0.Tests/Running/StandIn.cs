using System.Net.Http.Json;
using System.Text.Json.Nodes;
using McpServer.TestBench;
using Microsoft.AspNetCore.Builder;

namespace McpServer.LocalAuth0.Tests.Running;

/// <summary>A stand-in as somebody would start it, on a port of its own.</summary>
public sealed class StandIn : IAsyncLifetime
{
    public const string Audience = "http://localhost:3001/";

    private WebApplication? _app;

    public LocalTenant Tenant { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    /// <summary>Calls the Management API as the seeded client.</summary>
    public ManagementApi Api { get; private set; } = null!;

    /// <summary>What the tenant was set up with.</summary>
    public Quickstart Quickstart { get; private set; } = null!;

    public static async Task<StandIn> StartAsync(
        TimeProvider? clock = null,
        Func<LocalTenant, LocalTenant>? change = null
    )
    {
        var standIn = await StartEmptyAsync(clock, change);
        await standIn.SetUpAsync();
        return standIn;
    }

    /// <summary>As it is before anybody set it up, or as a database on disk has it.</summary>
    public static async Task<StandIn> StartEmptyAsync(
        TimeProvider? clock = null,
        Func<LocalTenant, LocalTenant>? change = null
    )
    {
        var standIn = new StandIn();
        await standIn.StartOnFreePortAsync(clock, change ?? (tenant => tenant));
        return standIn;
    }

    public async ValueTask InitializeAsync()
    {
        await StartOnFreePortAsync(null, tenant => tenant);
        await SetUpAsync();
    }

    /// <summary>An empty tenant again.</summary>
    public async Task EmptyAsync()
    {
        await SwitchAsync("reset");
        Connect();
    }

    /// <summary>The tenant of the quickstart again.</summary>
    public async Task ResetAsync()
    {
        await SwitchAsync("reset");
        await SetUpAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app!.DisposeAsync();
    }

    public async Task<JsonObject> GetAsync(string path) =>
        (await Http.GetFromJsonAsync<JsonObject>(path, TestContext.Current.CancellationToken))!;

    public Task<string> TokenAsync(string email, string query = "") =>
        Http.GetStringAsync($"_control/token?as={email}{query}", TestContext.Current.CancellationToken);

    public async Task SwitchAsync(string switchAndQuery)
    {
        using var response = await Http.PostAsync(
            $"_control/{switchAndQuery}",
            null,
            TestContext.Current.CancellationToken
        );
        response.EnsureSuccessStatusCode();
    }

    /// <summary>How many people, clients, or codes and tokens there are.</summary>
    public async Task<int> CountAsync(string what) => (int)(await GetAsync("_control"))["holds"]![what]!;

    private async Task StartOnFreePortAsync(TimeProvider? clock, Func<LocalTenant, LocalTenant> change)
    {
        (Tenant, _app) = await LoopbackPort.StartOnFreePortAsync(async port =>
        {
            var tenant = change(new LocalTenant { Issuer = $"http://localhost:{port}/" });
            var app = LocalAuth0Application.Create(tenant, clock);
            try
            {
                await app.StartAsync(TestContext.Current.CancellationToken);
            }
            catch (IOException)
            {
                await app.DisposeAsync();
                throw;
            }

            return (tenant, app);
        });
        Connect();
    }

    private async Task SetUpAsync()
    {
        Connect();
        await Quickstart.RunAsync();
        await Http.DeleteAsync("_control/management/requests", TestContext.Current.CancellationToken);
    }

    private void Connect()
    {
        Http ??= new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(Tenant.Issuer),
        };
        Api = new ManagementApi(Http, Tenant);
        Quickstart = new Quickstart(Api);
    }
}
