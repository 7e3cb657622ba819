using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using McpServer.Domain.Access;

namespace McpServer.Infrastructure.Auth0.Tokens;

/// <summary>When a token may be used, the skew of the clocks included (RFC 7519, sections 4.1.4 to 4.1.6).</summary>
/// <param name="ExpiresAt">What the token says, without the skew.</param>
/// <param name="From">The first moment at which it is valid.</param>
/// <param name="To">The first moment at which it is no longer valid.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ValidityPeriod(DateTimeOffset ExpiresAt, DateTimeOffset From, DateTimeOffset To)
{
    public bool Contains(DateTimeOffset now) => From <= now && now < To;

    public static bool TryRead(
        TokenJson claims,
        DateTimeOffset now,
        TimeSpan skew,
        out ValidityPeriod period,
        [NotNullWhen(false)] out TokenFault? fault
    )
    {
        period = default;
        fault = null;
        if (claims.Time("exp") is not { } expiresAt)
        {
            fault = TokenFaults.Expiry;
        }
        else if (claims.Time("iat") is not { } issuedAt)
        {
            fault = TokenFaults.IssuedAt;
        }
        else if (claims.Has("nbf") && claims.Time("nbf") is null)
        {
            fault = TokenFaults.NotBefore;
        }
        else if (expiresAt <= now - skew)
        {
            fault = TokenFaults.Expired;
        }
        else if (issuedAt > now + skew)
        {
            fault = TokenFaults.IssuedInFuture;
        }
        else if (claims.Time("nbf") > now + skew)
        {
            fault = TokenFaults.NotYetValid;
        }
        else
        {
            var notBefore = claims.Time("nbf") is { } begins && begins > issuedAt ? begins : issuedAt;
            period = new(expiresAt, notBefore - skew, expiresAt + skew);
        }

        return fault is null;
    }
}
