using System.Security.Cryptography;
using McpServer.LocalAuth0.Control;
using McpServer.LocalAuth0.Keys;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace McpServer.LocalAuth0.Tokens;

/// <summary>Writes access tokens for the API exactly as Auth0 does, in the dialect of the API.</summary>
internal sealed class AccessTokenWriter(LocalTenant tenant, KeyRing ring, TenantSwitches switches, TimeProvider clock)
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(1);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    public string Write(AccessTokenContent content) =>
        _handler.CreateToken(
            new SecurityTokenDescriptor
            {
                TokenType = content.Dialect.IsRfc9068() ? "at+jwt" : "JWT",
                Claims = Claims(content),
                SigningCredentials = ring.Keys.Current.Credentials,
            }
        );

    private Dictionary<string, object> Claims(AccessTokenContent content)
    {
        var dialect = content.Dialect;
        var issued = clock.GetUtcNow() + switches.ClockSkew;
        if (switches.TokensAreExpired)
        {
            issued -= content.Lifetime + LongAgo;
        }

        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = tenant.Issuer,
            ["sub"] = content.Subject,
            ["aud"] = content.Audience,
            ["iat"] = issued.ToUnixTimeSeconds(),
            ["exp"] = (issued + content.Lifetime).ToUnixTimeSeconds(),
        };
        if (dialect.IsRfc9068())
        {
            claims["jti"] = RandomNumberGenerator.GetString(Alphabet.LettersAndDigits, 22);
        }

        if (content.Scopes.Count > 0)
        {
            claims["scope"] = string.Join(' ', content.Scopes);
        }

        if (!dialect.IsRfc9068() && GrantName(content.GrantType) is { } grant)
        {
            claims["gty"] = grant;
        }

        claims[dialect.IsRfc9068() ? "client_id" : "azp"] = content.ClientId;
        if (content.Permissions is { } permissions)
        {
            claims["permissions"] = permissions;
        }

        return claims;
    }

    /// <summary>Auth0 names the grant only where no person was at the keyboard.</summary>
    private static string? GrantName(string grantType) =>
        grantType switch
        {
            GrantTypes.ClientCredentials => "client-credentials",
            GrantTypes.RefreshToken => "refresh_token",
            _ => null,
        };
}
