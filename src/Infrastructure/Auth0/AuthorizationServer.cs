using McpServer.Application.Ports;
using Microsoft.Extensions.Options;

namespace McpServer.Infrastructure.Auth0;

internal sealed class AuthorizationServer(
    IOptions<Auth0Options> options,
    TrustedIssuers issuers,
    IssuerMetadata metadata
) : IAuthorizationServer
{
    public string Resource { get; } = options.Value.Audience;

    public IReadOnlyList<string> Issuers => issuers.Identifiers;

    public ValueTask<byte[]?> ReadMetadataAsync(CancellationToken cancellationToken) =>
        metadata.ReadAsync(cancellationToken);

    public async ValueTask<bool> IsReachableAsync(CancellationToken cancellationToken)
    {
        // One domain that is down must not take the server away from the people of the others.
        var lookups = issuers.Keys.Select(keys => keys.FindAsync(keyId: null, cancellationToken).AsTask());
        await foreach (var lookup in Task.WhenEach(lookups).WithCancellation(cancellationToken))
        {
            if ((await lookup).Key is not null)
            {
                return true;
            }
        }

        return false;
    }
}
