using McpServer.Infrastructure.Auth0.Keys;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace McpServer.Infrastructure.Auth0.Tokens;

/// <summary>Verifies signatures, and nothing else: every rule about claims is in <see cref="TokenRules"/>.</summary>
internal sealed class TokenSignature
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    public async Task<SignatureVerdict> VerifyAsync(string token, string algorithm, SigningKey key)
    {
        var result = await _handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                IssuerSigningKey = key.Security,
                TryAllIssuerSigningKeys = false,
                ValidAlgorithms = [algorithm],
                RequireSignedTokens = true,
                ValidateIssuer = false,
                ValidateAudience = false,
                ValidateLifetime = false,
                RequireAudience = false,
                RequireExpirationTime = false,
            }
        );
        if (result.IsValid)
        {
            return SignatureVerdict.Good;
        }

        return result.Exception is ArgumentException ? SignatureVerdict.Unreadable : SignatureVerdict.Wrong;
    }
}
