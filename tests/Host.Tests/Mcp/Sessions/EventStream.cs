using System.Text.Json.Nodes;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Mcp.Sessions;

/// <summary>A response that is read event by event, while the server still writes it.</summary>
internal sealed class EventStream(HttpResponseMessage response, StreamReader reader) : IDisposable
{
    public int Status => (int)response.StatusCode;

    public static async Task<EventStream> OpenAsync(
        ServerUnderTest server,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        using (request)
        {
            var response = await server
                .Http.SendAsync(request, cancellationToken)
                .WaitAsync(Patience.Limit, cancellationToken);
            return new(response, new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken)));
        }
    }

    /// <summary>The next message; null when the stream has ended.</summary>
    public async Task<JsonNode?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var line = await ReadLineAsync(cancellationToken);
            if (line is null || line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return line is null ? null : JsonNode.Parse(line["data: ".Length..]);
            }
        }
    }

    /// <summary>Ends when the server writes a comment, which clients ignore.</summary>
    public async Task CommentAsync(CancellationToken cancellationToken)
    {
        string? line;
        do
        {
            line = await ReadLineAsync(cancellationToken);
            Assert.NotNull(line);
        } while (line != ":");
    }

    // The client goes away as one that crashes.
    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Patience.Limit, cancellationToken);
        }
        catch (HttpIOException)
        {
            return null;
        }
    }
}
