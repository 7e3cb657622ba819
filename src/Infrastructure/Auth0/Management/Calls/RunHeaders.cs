using System.Buffers.Text;
using System.Text.Json;

namespace McpServer.Infrastructure.Auth0.Management.Calls;

/// <summary>Tells the tenant's log who called, and which calls were one run.</summary>
internal sealed class RunHeaders(TimeProvider clock)
{
    private readonly string _run = $"mcp-server-{Guid.CreateVersion7(clock.GetUtcNow()):N}";

    private readonly string _client = Base64Url.EncodeToString(
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                name = "mcp-server",
                version = typeof(RunHeaders).Assembly.GetName().Version?.ToString(fieldCount: 3),
            }
        )
    );

    public void AddTo(HttpRequestMessage request)
    {
        request.Headers.Add("Auth0-Client", _client);
        if (request.Method != HttpMethod.Get)
        {
            request.Headers.Add("X-Correlation-ID", _run);
        }
    }
}
