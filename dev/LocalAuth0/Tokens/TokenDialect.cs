namespace McpServer.LocalAuth0.Tokens;

/// <summary>The four shapes in which Auth0 writes access tokens.</summary>
internal enum TokenDialect
{
    AccessToken,
    AccessTokenAuthz,
    Rfc9068Profile,
    Rfc9068ProfileAuthz,
}
