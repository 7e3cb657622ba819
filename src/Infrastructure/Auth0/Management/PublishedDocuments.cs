using System.Net;
using System.Text.Json.Nodes;
using McpServer.Application.Ports;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Infrastructure.Auth0.Management;

/// <summary>Reads public documents without credentials, with limits, and follows nobody to another host.</summary>
internal sealed class PublishedDocuments(IHttpClientFactory clients, TimeProvider clock) : IPublishedDocuments
{
    public const string ClientName = "published documents";

    private const int MaxBodyBytes = 1024 * 1024;
    private const int MostRedirects = 3;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public static void Configure(HttpClient client)
    {
        client.MaxResponseContentBufferSize = MaxBodyBytes;
        client.Timeout = System.Threading.Timeout.InfiniteTimeSpan;
    }

    public async Task<PublishedDocument> ReadAsync(string address, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var target) || !IsAllowed(target))
        {
            return Fault($"'{address}' is no https address.");
        }

        using var limit = new CancellationTokenSource(Timeout, clock);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FollowAsync(target, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Fault($"{address} does not answer within {Timeout.TotalSeconds} seconds.");
        }
        catch (HttpRequestException exception)
        {
            return Fault(
                exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
                    ? $"{address} is larger than 1 MiB."
                    : $"{address} cannot be reached ({exception.HttpRequestError})."
            );
        }

        PublishedDocument Fault(string sentence) => new(address, Content: null, sentence);
    }

    private async Task<PublishedDocument> FollowAsync(Uri start, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ClientName);
        var target = start;
        for (var redirects = 0; ; redirects++)
        {
            using var response = await client.GetAsync(target, cancellationToken);
            if (response.Headers.Location is not { } location || !IsRedirect(response.StatusCode))
            {
                return Read(start, response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
            }

            target = new(target, location);
            if (redirects == MostRedirects || !IsSameOrigin(start, target))
            {
                return new(
                    start.OriginalString,
                    null,
                    $"{start.OriginalString} sends readers elsewhere, and nobody follows."
                );
            }
        }
    }

    private static PublishedDocument Read(Uri address, HttpStatusCode status, byte[] body)
    {
        if (status != HttpStatusCode.OK)
        {
            return new(address.OriginalString, null, $"{address.OriginalString} answers with status {(int)status}.");
        }

        return ReplyJson.TryRead(body, out var json) && json is JsonObject content
            ? new(address.OriginalString, content, Fault: null)
            : new(address.OriginalString, null, $"{address.OriginalString} is no JSON object.");
    }

    private static bool IsAllowed(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private static bool IsRedirect(HttpStatusCode status) =>
        status is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest;

    private static bool IsSameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase)
        == 0;
}
