namespace McpServer.Infrastructure.Auth0.Management.Credentials;

/// <summary>Reads the tokens that the tenant issues (RFC 6749, section 5.1).</summary>
internal sealed class IssuedTokens(TimeProvider clock)
{
    // So that a token does not expire on its way.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    /// <summary>The token; null when the reply holds none that could be sent.</summary>
    public ManagementToken? Read(TokenReply reply)
    {
        if (
            !reply.IsGood
            || reply.Text("access_token") is not { Length: > 0 } token
            || !token.All(character => character is > ' ' and <= '~')
        )
        {
            return null;
        }

        var scopes = reply.Text("scope") is { } scope ? GrantedScopes.Of(scope) : GrantedScopes.In(token);
        var goodUntil = reply.Number("expires_in") is { } seconds
            ? clock.GetUtcNow() + TimeSpan.FromSeconds(seconds) - Margin
            : (DateTimeOffset?)null;
        return new(token, scopes, goodUntil);
    }
}
