using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.Infrastructure.Auth0.Keys;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace McpServer.Infrastructure.Auth0.Tokens;

/// <summary>
/// Checks access tokens: what costs little comes first, nothing is asked of an issuer that is not trusted, and the
/// first fault is the one that is told.
/// </summary>
internal sealed partial class AccessTokens(
    IOptions<Auth0Options> options,
    TrustedIssuers issuers,
    TokenSignature signature,
    TokenRules rules,
    RememberedTokens remembered,
    ClientAllowances allowances,
    TimeProvider clock,
    ILogger<AccessTokens> logger
) : IAccessTokens
{
    public const int MaxLength = 8192;

    private readonly IReadOnlyList<string> _types =
        options.Value.TokenTypes.Count == 0 ? TokenType.All : [.. options.Value.TokenTypes];

    public async ValueTask<TokenVerdict> ValidateAsync(string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.Length > MaxLength)
        {
            return Refuse(TokenFaults.Size);
        }

        var hasDigest = TokenDigest.TryOf(token, out var digest);
        if (hasDigest && remembered.TryRecall(digest, out var known))
        {
            if (await IsStillGoodAsync(known, cancellationToken))
            {
                return known.Verdict;
            }

            remembered.Forget(digest);
        }

        return await CheckAsync(token, digest, cancellationToken);
    }

    // As strict as a fresh check: the same clock rules, and the very key that verified it is still published.
    private async ValueTask<bool> IsStillGoodAsync(RememberedToken token, CancellationToken cancellationToken) =>
        token.Period.Contains(clock.GetUtcNow())
        && ReferenceEquals((await token.Keys.FindAsync(token.Key.Id, cancellationToken)).Key, token.Key);

    private async ValueTask<TokenVerdict> CheckAsync(
        string token,
        TokenDigest digest,
        CancellationToken cancellationToken
    )
    {
        if (
            !TokenParts.TrySplit(token, out var parts, out var fault)
            || !TokenHeader.TryRead(parts.Header, _types, out var header, out fault)
        )
        {
            return Refuse(fault);
        }

        if (!TokenJson.TryRead(parts.Payload, out var claims))
        {
            return Refuse(TokenFaults.Payload);
        }

        if (claims.Text("iss") is not { } issuer || issuers.KeysOf(issuer) is not { } keys)
        {
            return Refuse(TokenFaults.Issuer);
        }

        var lookup = await keys.FindAsync(header.KeyId, cancellationToken);
        if (lookup.RetryAfter is { } retryAfter)
        {
            return new TokenVerdict.Undecided(retryAfter);
        }

        if (lookup.Key is not { } key)
        {
            return Refuse(TokenFaults.UnknownKey, issuer);
        }

        if (await SignatureFaultAsync(token, parts, header, claims, key) is { } signatureFault)
        {
            return Refuse(signatureFault, issuer);
        }

        if (!rules.TryAccept(claims, out var period, out fault))
        {
            return Refuse(fault, issuer);
        }

        var verdict = new TokenVerdict.Accepted(allowances.Apply(claims, TokenCaller.Of(claims, issuer, period)));
        remembered.Remember(digest, new(verdict, key, keys, period));
        return verdict;
    }

    private async Task<TokenFault?> SignatureFaultAsync(
        string token,
        TokenParts parts,
        TokenHeader header,
        TokenJson claims,
        SigningKey key
    )
    {
        if (!key.IsFor(header.Algorithm))
        {
            return TokenFaults.KeyAlgorithm;
        }

        if (!StrictBase64Url.TryDecode(parts.Signature.Span, out _))
        {
            return TokenFaults.Signature;
        }

        return await signature.VerifyAsync(token, header.Algorithm, key) switch
        {
            SignatureVerdict.Good => null,
            SignatureVerdict.Wrong => TokenFaults.Signature,
            // Our rules name the claim that the library cannot read, where they know it.
            SignatureVerdict.Unreadable => rules.TryAccept(claims, out _, out var fault) ? TokenFaults.Payload : fault,
        };
    }

    private TokenVerdict.Rejected Refuse(TokenFault fault, string issuer = "none")
    {
        Refused(fault.Reason, issuer);
        return new(fault);
    }

    [LoggerMessage(1, LogLevel.Information, "Refused an access token ({Reason}), trusted issuer {Issuer}")]
    private partial void Refused(string reason, string issuer);
}
