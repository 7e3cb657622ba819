using McpServer.Application.Ports;
using McpServer.Application.Tenancy.Remote;
using McpServer.Infrastructure.Auth0.Keys;
using McpServer.Infrastructure.Auth0.Management;

namespace McpServer.Infrastructure.Auth0;

/// <summary>Reads the discovery document and the keys of every trusted issuer as the server and the commands read them.</summary>
internal sealed class PublishedIssuers(TrustedIssuers issuers, KeySetDownload keys, IPublishedDocuments documents)
    : IPublishedIssuers
{
    private const string Discovery = ".well-known/openid-configuration";

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
        var document = await documents.ReadAsync($"{issuer}{Discovery}", cancellationToken);
        if (document.Content is not { } content)
        {
            return $"{document.Fault} Check Auth0:Domain, such as {DomainName.Example}, and the network from here to the tenant.";
        }

        if (content.Text("issuer") is not { } named)
        {
            return $"{document.Address} is no discovery document: it names no issuer. Check Auth0:Domain, such as {DomainName.Example}.";
        }

        // Ordinal: tokens and clients are held against it byte for byte, and a slash more or less is another issuer.
        return string.Equals(named, issuer, StringComparison.Ordinal)
            ? null
            : $"{document.Address} says that the issuer is '{named}', and this server trusts '{issuer}'. Set Auth0:Domain to "
                + "the host name in the tenant's own issuer, such as a custom domain.";
    }
}
