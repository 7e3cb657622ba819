using System.Net;

namespace McpServer.Infrastructure.Auth0.Keys;

/// <summary>Asks an issuer for its keys, with limits on time and size, and follows nobody elsewhere.</summary>
internal sealed class KeySetDownload(IHttpClientFactory clients, TimeProvider clock)
{
    public const string ClientName = "Auth0 signing keys";

    private const int MaxBodyBytes = 64 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public static void Configure(HttpClient client)
    {
        client.MaxResponseContentBufferSize = MaxBodyBytes;
        // The clock of the server bounds the time, so that tests can turn it.
        client.Timeout = System.Threading.Timeout.InfiniteTimeSpan;
    }

    public static void Configure(SocketsHttpHandler handler)
    {
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.AutomaticDecompression = DecompressionMethods.None;
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
    }

    /// <summary>Never throws for what the issuer or the network does.</summary>
    public async Task<KeySetAnswer> FetchAsync(TrustedIssuer issuer)
    {
        using var patience = new CancellationTokenSource(Timeout, clock);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.GetAsync(issuer.KeySetAddress, patience.Token);
            return response.StatusCode == HttpStatusCode.OK
                ? KeySetReader.Read(await response.Content.ReadAsByteArrayAsync(patience.Token))
                : KeySetAnswer.Failed("status");
        }
        catch (OperationCanceledException)
        {
            return KeySetAnswer.Failed("timeout");
        }
        catch (HttpRequestException exception)
        {
            var isTooLarge = exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded;
            return KeySetAnswer.Failed(isTooLarge ? "too_large" : "network", exception);
        }
    }
}
