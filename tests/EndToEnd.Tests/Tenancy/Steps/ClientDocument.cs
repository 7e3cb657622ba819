using McpServer.TestBench;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.EndToEnd.Tests.Tenancy.Steps;

/// <summary>What an application publishes about itself, on a server of its own.</summary>
internal sealed class ClientDocument : IAsyncDisposable
{
    public const string Name = "A client with a document";

    private readonly WebApplication _server;
    private int _reads;

    private ClientDocument(int port)
    {
        Address = $"http://localhost:{port}/client.json";
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://localhost:{port}");
        builder.Services.AddRoutingCore();
        _server = builder.Build();
        _server.MapGet("/client.json", Read);
    }

    /// <summary>The URL that is the id of the application.</summary>
    public string Address { get; }

    public int Reads => Volatile.Read(ref _reads);

    public static Task<ClientDocument> PublishAsync() =>
        LoopbackPort.StartOnFreePortAsync(async port =>
        {
            var document = new ClientDocument(port);
            try
            {
                await document._server.StartAsync(TestContext.Current.CancellationToken);
                return document;
            }
            catch
            {
                await document.DisposeAsync();
                throw;
            }
        });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private IResult Read()
    {
        Interlocked.Increment(ref _reads);
        return Results.Json(
            new
            {
                client_id = Address,
                client_name = Name,
                redirect_uris = new[] { "http://127.0.0.1:1179/callback" },
                grant_types = new[] { "authorization_code", "refresh_token" },
                token_endpoint_auth_method = "none",
            }
        );
    }
}
