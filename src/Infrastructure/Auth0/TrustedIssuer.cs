using Microsoft.Extensions.Hosting;

namespace McpServer.Infrastructure.Auth0;

/// <summary>An issuer whose tokens are accepted.</summary>
/// <param name="Identifier">The <c>iss</c> of its tokens, with its slash at the end; never normalized.</param>
internal sealed record TrustedIssuer(string Identifier)
{
    /// <summary>Where Auth0 publishes signing keys; fixed, so that no document can send us elsewhere.</summary>
    public Uri KeySetAddress { get; } = new(Identifier + ".well-known/jwks.json");

    public static TrustedIssuer Of(string domain, IHostEnvironment environment)
    {
        var isStandIn = environment.IsDevelopment() && DomainName.IsLoopback(domain);
        return new($"{(isStandIn ? Uri.UriSchemeHttp : Uri.UriSchemeHttps)}://{domain}/");
    }
}
