using System.Text.Json.Nodes;

namespace McpServer.Infrastructure.Auth0.Management.Credentials;

/// <summary>Asks the tenant for tokens.</summary>
internal sealed class TokenEndpoint(IHttpClientFactory clients, TenantAddress address, TimeProvider clock)
{
    public const string ClientName = "Auth0 tokens for the Management API";
    public const string TokenPath = "oauth/token";
    public const string DevicePath = "oauth/device/code";

    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private const int MaxBodyBytes = 64 * 1024;

    public static void Configure(HttpClient client)
    {
        client.MaxResponseContentBufferSize = MaxBodyBytes;
        client.Timeout = System.Threading.Timeout.InfiniteTimeSpan;
    }

    /// <summary>Posts a form. Never throws for what the tenant or the network does.</summary>
    public async Task<TokenReply> PostAsync(
        string path,
        IEnumerable<KeyValuePair<string, string>> form,
        CancellationToken cancellationToken
    )
    {
        using var limit = new CancellationTokenSource(Timeout, clock);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var content = new FormUrlEncodedContent(form);
            using var response = await client.PostAsync(new Uri(address.Issuer, path), content, patience.Token);
            var body = await response.Content.ReadAsByteArrayAsync(patience.Token);
            return new(response.StatusCode, ReplyJson.TryRead(body, out var json) ? json as JsonObject : null);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new(status: null, body: null, exception);
        }
        catch (HttpRequestException exception)
        {
            return new(status: null, body: null, exception);
        }
    }
}
