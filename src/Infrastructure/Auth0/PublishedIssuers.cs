using System.Net;
using System.Text.Json;
using McpServer.Application.Ports;
using McpServer.Application.Tenancy.Remote;
using McpServer.Infrastructure.Auth0.Keys;

namespace McpServer.Infrastructure.Auth0;

/// <summary>Reads the discovery document and the keys of every trusted issuer with the client that the server uses.</summary>
internal sealed class PublishedIssuers(
    TrustedIssuers issuers,
    KeySetDownload keys,
    IHttpClientFactory clients,
    TimeProvider clock
) : IPublishedIssuers
{
    private const string Discovery = ".well-known/openid-configuration";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<PublishedIssuer>> ReadAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(
            issuers.Identifiers.Select(issuer => ReadAsync(new TrustedIssuer(issuer), cancellationToken))
        );

    private async Task<PublishedIssuer> ReadAsync(TrustedIssuer issuer, CancellationToken cancellationToken)
    {
        var published = await keys.FetchAsync(issuer);
        string?[] faults =
        [
            await DiscoveryFaultAsync(issuer.Identifier, cancellationToken),
            KeyFault(issuer, published),
        ];
        return new(issuer.Identifier, published.Keys?.Count ?? 0, [.. faults.OfType<string>()]);
    }

    private static string? KeyFault(TrustedIssuer issuer, KeySetAnswer published) =>
        published.Keys is null
            ? $"{issuer.KeySetAddress} brings no signing key ({published.Fault}); no token can be checked. Check Auth0:Domain "
                + "and the network from here to the tenant."
            : null;

    private async Task<string?> DiscoveryFaultAsync(string issuer, CancellationToken cancellationToken)
    {
        var address = $"{issuer}{Discovery}";
        using var limit = new CancellationTokenSource(Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var client = clients.CreateClient(KeySetDownload.ClientName);
            using var response = await client.GetAsync(new Uri(address), either.Token);
            return response.StatusCode == HttpStatusCode.OK
                ? IssuerFault(issuer, address, await response.Content.ReadAsByteArrayAsync(either.Token))
                : $"{address} answers with status {(int)response.StatusCode}; check Auth0:Domain, such as {DomainName.Example}.";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{address} does not answer within {Timeout.TotalSeconds} seconds; check the network from here to the tenant.";
        }
        catch (HttpRequestException exception)
        {
            return $"{address} cannot be read ({exception.HttpRequestError}); check Auth0:Domain, such as {DomainName.Example}, and the network.";
        }
    }

    // Ordinal: tokens and clients are held against it byte for byte, and a slash more or less is another issuer.
    private static string? IssuerFault(string issuer, string address, byte[] document)
    {
        if (
            !StrictJson.TryReadObject(document, out var root)
            || !root.TryGetProperty("issuer", out var named)
            || named.ValueKind != JsonValueKind.String
        )
        {
            return $"{address} is no discovery document: it names no issuer. Check Auth0:Domain, such as {DomainName.Example}.";
        }

        return named.ValueEquals(issuer)
            ? null
            : $"{address} says that the issuer is '{named.GetString()}', and this server trusts '{issuer}'. Set Auth0:Domain to "
                + "the host name in the tenant's own issuer, such as a custom domain.";
    }
}
