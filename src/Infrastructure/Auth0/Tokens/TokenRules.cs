using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using McpServer.Domain.Access;
using Microsoft.Extensions.Options;

namespace McpServer.Infrastructure.Auth0.Tokens;

/// <summary>What the claims of a token have to say, in the order in which they are checked (RFC 9068, section 4).</summary>
internal sealed class TokenRules(IOptions<Auth0Options> options, TimeProvider clock)
{
    private readonly string[] _audiences = [options.Value.Audience, .. options.Value.AdditionalAudiences];
    private readonly TimeSpan _skew = options.Value.ClockSkew;
    private readonly FrozenSet<string> _organizations = options.Value.Organizations.ToFrozenSet(StringComparer.Ordinal);

    public bool TryAccept(TokenJson claims, out ValidityPeriod period, [NotNullWhen(false)] out TokenFault? fault)
    {
        if (ValidityPeriod.TryRead(claims, clock.GetUtcNow(), _skew, out period, out fault))
        {
            fault = FaultOf(claims);
        }

        return fault is null;
    }

    private TokenFault? FaultOf(TokenJson claims) =>
        AudienceFault(claims)
        ?? PartyFault(claims)
        ?? OrganizationFault(claims)
        ?? (claims.Has("cnf") ? TokenFaults.SenderConstrained : null)
        ?? GrantFault(claims)
        ?? (claims.Has("jti") && !claims.IsText("jti") ? TokenFaults.TokenId : null);

    // One entry has to be equal: no prefix, no case folding, no address normalization.
    private TokenFault? AudienceFault(TokenJson claims) =>
        claims.Texts("aud")?.Intersect(_audiences, StringComparer.Ordinal).Any() is true ? null : TokenFaults.Audience;

    private static TokenFault? PartyFault(TokenJson claims)
    {
        if (claims.Text("sub") is null)
        {
            return TokenFaults.Subject;
        }

        var (clientId, authorizedParty) = (claims.Text("client_id"), claims.Text("azp"));
        var isReadable =
            (clientId is null) != claims.Has("client_id") && (authorizedParty is null) != claims.Has("azp");
        if (!isReadable || (clientId ?? authorizedParty) is null)
        {
            return TokenFaults.Client;
        }

        return
            clientId is null
            || authorizedParty is null
            || string.Equals(clientId, authorizedParty, StringComparison.Ordinal)
            ? null
            : TokenFaults.ClientConflict;
    }

    private TokenFault? OrganizationFault(TokenJson claims)
    {
        var isAccepted = claims.Text("org_id") is { } organization
            ? _organizations.Count == 0 || _organizations.Contains(organization)
            : _organizations.Count == 0 && !claims.Has("org_id");
        return isAccepted ? null : TokenFaults.Organization;
    }

    private static TokenFault? GrantFault(TokenJson claims)
    {
        if (claims.Has("scope") && !claims.IsText("scope"))
        {
            return TokenFaults.Scope;
        }

        if (claims.Has("permissions") && claims.Texts("permissions") is null)
        {
            return TokenFaults.Permissions;
        }

        return claims.Has("act") && claims.Object("act")?.Text("sub") is null ? TokenFaults.Actor : null;
    }
}
