using System.Collections.Concurrent;

namespace McpServer.EndToEnd.Tests.Clients;

/// <summary>Writes down what a client sends and how it is answered.</summary>
internal sealed class Traffic() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    private readonly ConcurrentQueue<Exchange> _exchanges = new();

    public IReadOnlyList<Exchange> Exchanges => [.. _exchanges];

    /// <summary>The statuses of what was posted to the MCP endpoint.</summary>
    public IReadOnlyList<int> McpStatuses =>
        [.. Exchanges.Where(exchange => exchange.What == "POST /mcp").Select(exchange => exchange.Status)];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        _exchanges.Enqueue(
            new Exchange(
                $"{request.Method} {request.RequestUri!.AbsolutePath}",
                (int)response.StatusCode,
                response.Headers.WwwAuthenticate.ToString()
            )
        );
        return response;
    }
}
