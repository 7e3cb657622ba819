using System.Net;
using McpServer.TestBench;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace McpServer.LocalAuth0.Tests.Running;

/// <summary>A client's web site on this computer, with the document that is its id.</summary>
internal sealed class DocumentSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DocumentSite(WebApplication app, int port)
    {
        _app = app;
        Origin = $"http://localhost:{port}";
    }

    public string Origin { get; }

    public string Address => $"{Origin}/client.json";

    public string Document { get; set; } = "{}";

    public string? CacheControl { get; set; }

    public string? RedirectTo { get; set; }

    public int Fetches { get; private set; }

    public static Task<DocumentSite> StartAsync() => LoopbackPort.StartOnFreePortAsync(StartAsync);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<DocumentSite> StartAsync(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        var site = new DocumentSite(app, port);
        app.Run(site.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Fetches++;
        if (RedirectTo is not null && context.Request.Path == "/client.json")
        {
            context.Response.Redirect(RedirectTo);
            return;
        }

        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = CacheControl;
        await context.Response.WriteAsync(Document);
    }
}
