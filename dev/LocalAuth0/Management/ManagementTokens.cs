using McpServer.LocalAuth0.Keys;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace McpServer.LocalAuth0.Management;

/// <summary>Checks the access tokens that the tenant issued for its own API.</summary>
internal sealed class ManagementTokens(LocalTenant tenant, KeyRing ring, TimeProvider clock)
{
    private readonly JsonWebTokenHandler _handler = new();

    /// <summary>The caller, or what is wrong with the token.</summary>
    public async Task<(ManagementCaller? Caller, string? Fault)> ReadAsync(string token)
    {
        var result = await _handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = tenant.Issuer,
                ValidAudience = tenant.ManagementApi,
                ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
                IssuerSigningKeys = ring.Keys.Published.Select(key => key.Credentials.Key),
                // By the stand-in's clock, below.
                ValidateLifetime = false,
            }
        );
        if (!result.IsValid || result.SecurityToken is not JsonWebToken read)
        {
            return (null, "Invalid token");
        }

        return read.ValidTo <= clock.GetUtcNow().UtcDateTime
            ? (null, ManagementAccess.ExpiredToken)
            : (
                new ManagementCaller(read.TryGetPayloadValue<string>("scope", out var scope) ? scope.Split(' ') : []),
                null
            );
    }
}
