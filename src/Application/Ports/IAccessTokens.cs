using McpServer.Domain.Access;

namespace McpServer.Application.Ports;

/// <summary>Validates the access tokens of the authorization server that protects this server.</summary>
public interface IAccessTokens
{
    /// <summary>
    /// Decides whether a bearer token speaks for a caller (RFC 9068, section 4, and RFC 8725). Never throws for
    /// anything that the sender of the token can cause.
    /// </summary>
    ValueTask<TokenVerdict> ValidateAsync(string token, CancellationToken cancellationToken);
}
