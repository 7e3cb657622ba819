using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace McpServer.Infrastructure.Auth0.Management;

/// <summary>Where the tenant is managed: always its canonical domain.</summary>
internal sealed class TenantAddress
{
    public TenantAddress(
        IOptions<ManagementOptions> options,
        IOptions<Auth0Options> tenant,
        IHostEnvironment environment
    )
    {
        Domain = options.Value.Domain is { Length: > 0 } domain ? domain : tenant.Value.Domain;
        Issuer = new(TrustedIssuer.Of(Domain, environment).Identifier);
        Api = new(Issuer, "api/v2/");
    }

    public string Domain { get; }

    public Uri Issuer { get; }

    /// <summary>The base of all calls, and the audience of the tokens for them.</summary>
    public Uri Api { get; }
}
