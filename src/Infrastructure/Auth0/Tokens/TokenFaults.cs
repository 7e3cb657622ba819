using McpServer.Domain.Access;

namespace McpServer.Infrastructure.Auth0.Tokens;

/// <summary>Every reason to refuse a token, in the order of the checks; the first one that applies is told.</summary>
internal static class TokenFaults
{
    private const string Userinfo =
        "the tenant issued a token for its own userinfo endpoint; enable the Resource Parameter Compatibility Profile "
        + "and make the API identifier equal to the resource of this server";

    public static readonly TokenFault Size = new("size", "The access token is longer than 8192 characters");
    public static readonly TokenFault Encrypted = new("encrypted", $"The access token is encrypted: {Userinfo}");
    public static readonly TokenFault Opaque = new("opaque", $"The access token is not a JWT: {Userinfo}");

    public static readonly TokenFault Header = new("header", "The header of the access token is not strict JSON");
    public static readonly TokenFault Algorithm = new(
        "algorithm",
        "The access token has to be signed with RS256 or PS256"
    );
    public static readonly TokenFault KeyId = new("key_id", "The access token does not name its signing key (kid)");
    public static readonly TokenFault Type = new(
        "token_type",
        "The token is not an access token of an accepted type (typ)"
    );
    public static readonly TokenFault Critical = new(
        "critical",
        "The access token asks for an unknown extension (crit)"
    );

    public static readonly TokenFault Payload = new("payload", "The payload of the access token is not strict JSON");
    public static readonly TokenFault Issuer = new("issuer", "The access token is not from a trusted issuer (iss)");
    public static readonly TokenFault UnknownKey = new(
        "unknown_key",
        "The signing key of the access token is unknown or revoked"
    );
    public static readonly TokenFault KeyAlgorithm = new(
        "key_algorithm",
        "The signing key is not meant for the algorithm of the access token"
    );
    public static readonly TokenFault Signature = new("signature", "The signature of the access token is wrong");

    public static readonly TokenFault Expiry = new("expiry", "The access token does not say when it expires (exp)");
    public static readonly TokenFault IssuedAt = new(
        "issued_at",
        "The access token does not say when it was issued (iat)"
    );
    public static readonly TokenFault NotBefore = new(
        "not_before",
        "The access token does not say clearly when it begins (nbf)"
    );
    public static readonly TokenFault Expired = new("expired", "The access token has expired");
    public static readonly TokenFault IssuedInFuture = new(
        "issued_in_future",
        "The access token was issued in the future"
    );
    public static readonly TokenFault NotYetValid = new("not_yet_valid", "The access token is not valid yet");

    public static readonly TokenFault Audience = new("audience", "The access token is for another API (aud)");
    public static readonly TokenFault Subject = new("subject", "The access token does not name its subject (sub)");
    public static readonly TokenFault Client = new(
        "client",
        "The access token does not name its client (client_id or azp)"
    );
    public static readonly TokenFault ClientConflict = new(
        "client_conflict",
        "The access token names two clients (client_id and azp)"
    );
    public static readonly TokenFault Organization = new(
        "organization",
        "The access token is not for an accepted organization (org_id)"
    );
    public static readonly TokenFault SenderConstrained = new(
        "sender_constrained",
        "The access token is bound to a key (cnf) and is not a bearer token"
    );

    public static readonly TokenFault Scope = new("scope", "The scope of the access token is not a string");
    public static readonly TokenFault Permissions = new(
        "permissions",
        "The permissions of the access token are not strings"
    );
    public static readonly TokenFault TokenId = new("token_id", "The id of the access token is not a string (jti)");
    public static readonly TokenFault Actor = new("actor", "The access token does not name who acts (act.sub)");
}
