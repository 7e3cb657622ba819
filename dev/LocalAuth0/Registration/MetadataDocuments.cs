using System.Collections.Concurrent;

namespace McpServer.LocalAuth0.Registration;

/// <summary>Fetches what a client publishes about itself at the URL that is its id.</summary>
internal sealed class MetadataDocuments(IHttpClientFactory clients, TimeProvider clock) : IDisposable
{
    public const string HttpClientName = "client metadata documents";

    private const int LargestDocument = 5 * 1024;
    private const int MostRemembered = 1000;

    private static readonly TimeSpan LongestFresh = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _keeping = new(1, 1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _freshUntil = new(StringComparer.Ordinal);

    /// <summary>Whether the client allowed, by Cache-Control, that its last document still counts.</summary>
    public bool IsFresh(string clientId) =>
        _freshUntil.TryGetValue(clientId, out var until) && clock.GetUtcNow() < until;

    /// <summary>Two requests of a new client can come at once, and only one may add it.</summary>
    public async Task OneAtATimeAsync(Func<Task> keep, CancellationToken cancellationToken)
    {
        await _keeping.WaitAsync(cancellationToken);
        try
        {
            await keep();
        }
        finally
        {
            _keeping.Release();
        }
    }

    public void Dispose() => _keeping.Dispose();

    public void Forget() => _freshUntil.Clear();

    public async Task<(ClientMetadata? Client, string? Fault)> FetchAsync(
        string clientId,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var http = clients.CreateClient(HttpClientName);
            using var response = await http.GetAsync(
                new Uri(clientId),
                HttpCompletionOption.ResponseHeadersRead,
                cancellationToken
            );
            if (!response.IsSuccessStatusCode)
            {
                return (
                    null,
                    $"The client metadata URL answered {(int)response.StatusCode}; redirects are not followed."
                );
            }

            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            if (await stream.ReadAtMostAsync(LargestDocument, cancellationToken) is not { } body)
            {
                return (null, "The client metadata document is larger than 5 KiB.");
            }

            var client = ClientMetadataJson.Read(body);
            var fault = FaultOf(client, clientId);
            if (fault is null && _freshUntil.Count < MostRemembered)
            {
                var age = response.Headers.CacheControl is { NoStore: false, NoCache: false, MaxAge: { } allowed }
                    ? allowed
                    : TimeSpan.Zero;
                _freshUntil[clientId] = clock.GetUtcNow() + (age < LongestFresh ? age : LongestFresh);
            }

            return (client, fault);
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            return (null, "The client metadata URL could not be fetched.");
        }
    }

    private static string? FaultOf(ClientMetadata? client, string clientId)
    {
        if (client is null)
        {
            return "The client metadata document is not a JSON object of client metadata.";
        }

        if (!string.Equals(client.ClientId, clientId, StringComparison.Ordinal))
        {
            return "The client_id in the client metadata document is not the URL it was fetched from.";
        }

        if (string.IsNullOrWhiteSpace(client.ClientName))
        {
            return "The client metadata document has no client_name.";
        }

        return client.TokenEndpointAuthMethod is null or "none"
            ? ClientRules.FaultOf(client)?.Description
            : "The client metadata document must have token_endpoint_auth_method 'none'.";
    }
}
