namespace McpServer.TestBench;

/// <summary>The <c>token_dialect</c> of an API at Auth0.</summary>
public enum TokenDialect
{
    AccessToken,
    AccessTokenAuthz,
    Rfc9068Profile,
    Rfc9068ProfileAuthz,
}
