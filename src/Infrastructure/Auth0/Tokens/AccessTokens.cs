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
    TokenRules rules,
    RememberedTokens remembered,
    ClientAllowances allowances,
    SharedClaims shared,
    TimeProvider clock,
    ILogger<AccessTokens> logger
) : IAccessTokens
{
    public const int MaxLength = 8192;

    private readonly IReadOnlyList<string> _types =
        options.Value.TokenTypes.Count == 0 ? TokenType.All : [.. options.Value.TokenTypes];

    public ValueTask<TokenVerdict> ValidateAsync(ReadOnlyMemory<char> token, CancellationToken cancellationToken)
    {
        if (token.Length > MaxLength)
        {
            return new(Refuse(TokenFaults.Size));
        }

        if (!TokenDigest.TryOf(token.Span, out var digest) || !remembered.TryRecall(digest, out var known))
        {
            return CheckAsync(token, digest, cancellationToken);
        }

        // The way of almost every call: nothing to wait for, and nothing that the garbage collector would see.
        return IsInTime(known) && known.Keys.IsSureOf(known.Key)
            ? new(known.Verdict)
            : CheckAgainAsync(token, digest, known, cancellationToken);
    }

    private async ValueTask<TokenVerdict> CheckAgainAsync(
        ReadOnlyMemory<char> token,
        TokenDigest digest,
        RememberedToken known,
        CancellationToken cancellationToken
    )
    {
        if (IsInTime(known) && await IsKeyStillThereAsync(known, cancellationToken))
        {
            return known.Verdict;
        }

        remembered.Forget(digest);
        return await CheckAsync(token, digest, cancellationToken);
    }

    // As strict as a fresh check: the same clock rules, and the very key that verified it is still published.
    private bool IsInTime(RememberedToken token) => token.Period.Contains(clock.GetUtcNow());

    private static async ValueTask<bool> IsKeyStillThereAsync(
        RememberedToken token,
        CancellationToken cancellationToken
    ) => ReferenceEquals((await token.Keys.FindAsync(token.Key.Id, cancellationToken)).Key, token.Key);

    private async ValueTask<TokenVerdict> CheckAsync(
        ReadOnlyMemory<char> token,
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
            return Refuse(TokenFaults.UnknownKey, keys.Issuer);
        }

        if (SignatureFault(parts, header, key) is { } signatureFault)
        {
            return Refuse(signatureFault, keys.Issuer);
        }

        if (!rules.TryAccept(claims, out var period, out fault))
        {
            return Refuse(fault, keys.Issuer);
        }

        var caller = allowances.Apply(claims, TokenCaller.Of(claims, keys.Issuer, period));
        var verdict = new TokenVerdict.Accepted(shared.In(caller));
        remembered.Remember(digest, new(verdict, key, keys, period));
        return verdict;
    }

    private static TokenFault? SignatureFault(TokenParts parts, TokenHeader header, SigningKey key)
    {
        if (!key.IsFor(header.Algorithm))
        {
            return TokenFaults.KeyAlgorithm;
        }

        return TokenSignature.IsGood(parts, header.Algorithm, key) ? null : TokenFaults.Signature;
    }

    private TokenVerdict.Rejected Refuse(TokenFault fault, string issuer = "none")
    {
        Refused(fault.Reason, issuer);
        return new(fault);
    }

    [LoggerMessage(1, LogLevel.Information, "Refused an access token ({Reason}), trusted issuer {Issuer}")]
    private partial void Refused(string reason, string issuer);
}
