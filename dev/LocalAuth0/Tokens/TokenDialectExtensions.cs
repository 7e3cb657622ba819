namespace McpServer.LocalAuth0.Tokens;

internal static class TokenDialectExtensions
{
    public static bool IsRfc9068(this TokenDialect dialect) =>
        dialect is TokenDialect.Rfc9068Profile or TokenDialect.Rfc9068ProfileAuthz;

    public static bool HasPermissions(this TokenDialect dialect) =>
        dialect is TokenDialect.AccessTokenAuthz or TokenDialect.Rfc9068ProfileAuthz;

    /// <summary>The name that the Management API uses.</summary>
    public static string Name(this TokenDialect dialect) =>
        dialect switch
        {
            TokenDialect.AccessToken => "access_token",
            TokenDialect.AccessTokenAuthz => "access_token_authz",
            TokenDialect.Rfc9068Profile => "rfc9068_profile",
            TokenDialect.Rfc9068ProfileAuthz => "rfc9068_profile_authz",
        };
}
