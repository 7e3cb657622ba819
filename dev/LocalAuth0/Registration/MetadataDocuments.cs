namespace McpServer.LocalAuth0.Registration;

/// <summary>Fetches what a client publishes about itself at the URL that is its id.</summary>
internal sealed class MetadataDocuments(IHttpClientFactory clients)
{
    public const string HttpClientName = "client metadata documents";

    private const int LargestDocument = 5 * 1024;

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
