using McpServer.TestBench;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>What a running server would tell about itself (RFC 9728), without the server.</summary>
internal sealed class ServerCard : IAsyncDisposable
{
    private readonly WebApplication _server;

    private ServerCard(WebApplication server, string address)
    {
        _server = server;
        Address = address;
    }

    public string Address { get; }

    public string Resource { get; set; } = TenantTool.Audience;

    public required string Issuer { get; set; }

    public static Task<ServerCard> StartAsync(string issuer) =>
        LoopbackPort.StartOnFreePortAsync(async port =>
        {
            var address = $"http://localhost:{port}";
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var server = builder.Build();
            server.Urls.Add(address);
            var card = new ServerCard(server, address) { Issuer = issuer };
            server.MapGet(
                "/.well-known/oauth-protected-resource/mcp",
                () => Results.Json(new { resource = card.Resource, authorization_servers = new[] { card.Issuer } })
            );
            await server.StartAsync(TestContext.Current.CancellationToken);
            return card;
        });

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
