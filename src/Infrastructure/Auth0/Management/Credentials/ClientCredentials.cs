using Microsoft.Extensions.Options;

namespace McpServer.Infrastructure.Auth0.Management.Credentials;

/// <summary>Gets a token as an application (RFC 6749, section 4.4).</summary>
internal sealed class ClientCredentials(
    TokenEndpoint endpoint,
    IOptions<ManagementOptions> options,
    TenantAddress address,
    TokenFaults faults,
    IssuedTokens issued
)
{
    public async Task<ManagementToken> FetchAsync(CancellationToken cancellationToken)
    {
        var reply = await endpoint.PostAsync(
            TokenEndpoint.TokenPath,
            [
                new("grant_type", "client_credentials"),
                new("client_id", options.Value.ClientId),
                new("client_secret", options.Value.ClientSecret),
                new("audience", address.Api.AbsoluteUri),
            ],
            cancellationToken
        );
        return issued.Read(reply) ?? throw faults.Of(reply);
    }
}
