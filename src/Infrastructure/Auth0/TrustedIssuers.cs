using System.Collections.Frozen;
using McpServer.Infrastructure.Auth0.Keys;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace McpServer.Infrastructure.Auth0;

/// <summary>The allow-list of issuers, each with the cache of its own signing keys.</summary>
internal sealed class TrustedIssuers
{
    private readonly FrozenDictionary<string, IssuerKeys> _keys;

    public TrustedIssuers(
        IOptions<Auth0Options> options,
        IHostEnvironment environment,
        KeySetDownload download,
        SigningKeyEvents events,
        TimeProvider clock
    )
    {
        var domains = options.Value.AdditionalDomains.Prepend(options.Value.Domain);
        var issuers = domains.Select(domain => TrustedIssuer.Of(domain, environment)).ToList();
        Identifiers = [.. issuers.Select(issuer => issuer.Identifier)];
        _keys = issuers.ToFrozenDictionary(
            issuer => issuer.Identifier,
            issuer => new IssuerKeys(issuer, download, events, clock),
            StringComparer.Ordinal
        );
    }

    /// <summary>The <c>iss</c> values that are accepted, the one of <c>Auth0:Domain</c> first.</summary>
    public IReadOnlyList<string> Identifiers { get; }

    public IEnumerable<IssuerKeys> Keys => _keys.Values;

    /// <summary>The keys of an issuer; null when it is not trusted. Compared ordinally.</summary>
    public IssuerKeys? KeysOf(string issuer) => _keys.GetValueOrDefault(issuer);
}
