using McpServer.Domain.Access;

namespace McpServer.Application.Ports;

/// <summary>Validates the access tokens of the authorization server that protects this server.</summary>
public interface IAccessTokens
{
    /// <summary>
    /// Decides whether a bearer token speaks for a caller (RFC 9068, section 4, and RFC 8725). Never throws for
    /// anything that the sender of the token can cause.
    /// </summary>
    /// <param name="token">As it stands in the request; nothing of it is kept.</param>
    /// <param name="cancellationToken">Ends the waiting for the issuer's keys.</param>
    ValueTask<TokenVerdict> ValidateAsync(ReadOnlyMemory<char> token, CancellationToken cancellationToken);
}
