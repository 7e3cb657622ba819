using System.Net.Http.Json;
using System.Text.Json.Nodes;
using McpServer.LocalAuth0;
using McpServer.TestBench;
using Microsoft.AspNetCore.Builder;

namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>A tenant as it is on its first day, and no server beside it.</summary>
public sealed class EmptyTenant : IAsyncLifetime
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false });

    private WebApplication? _standIn;
    private LocalTenant? _tenant;
    private Dashboard? _dashboard;

    public LocalTenant Tenant => _tenant ?? throw new InvalidOperationException("It has not been started.");

    internal Dashboard Dashboard => _dashboard ?? throw new InvalidOperationException("It has not been started.");

    internal TenantTool Tool => new(Tenant, "http://localhost:3001/");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal static async Task<EmptyTenant> StartAsync(Func<LocalTenant, LocalTenant>? change = null)
    {
        var empty = new EmptyTenant();
        await empty.StartOnFreePortAsync(change ?? (tenant => tenant));
        return empty;
    }

    public async ValueTask InitializeAsync() => await StartOnFreePortAsync(tenant => tenant);

    /// <summary>Turns a switch of the stand-in.</summary>
    /// <param name="command">A line of <c>GET /_control</c>, such as <c>management/page?max=2</c>.</param>
    public async Task TurnAsync(string command)
    {
        using var response = await _http.PostAsync(new Uri($"{Tenant.Issuer}_control/{command}"), null, Cancellation);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Back to the first day: what a test did is undone, and every switch is as it was.</summary>
    public Task ResetAsync() => TurnAsync("reset");

    public async Task MendAsync()
    {
        using var response = await _http.DeleteAsync(
            new Uri($"{Tenant.Issuer}_control/management/fault"),
            Cancellation
        );
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Every request that the Management API has served since the last call.</summary>
    public async Task<IReadOnlyList<JsonObject>> RequestsAsync()
    {
        var address = new Uri($"{Tenant.Issuer}_control/management/requests");
        var requests = await _http.GetFromJsonAsync<JsonArray>(address, Cancellation);
        using var forgotten = await _http.DeleteAsync(address, Cancellation);
        return [.. requests!.Select(request => request!.AsObject())];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_standIn is not null)
        {
            await _standIn.DisposeAsync();
        }
    }

    private async Task StartOnFreePortAsync(Func<LocalTenant, LocalTenant> change) =>
        _standIn = await LoopbackPort.StartOnFreePortAsync(async port =>
        {
            _tenant = change(new LocalTenant { Issuer = $"http://localhost:{port}/" });
            _dashboard = new Dashboard(_http, _tenant);
            var standIn = LocalAuth0Application.Create(_tenant);
            try
            {
                await standIn.StartAsync(Cancellation);
                return standIn;
            }
            catch
            {
                await standIn.DisposeAsync();
                throw;
            }
        });
}
