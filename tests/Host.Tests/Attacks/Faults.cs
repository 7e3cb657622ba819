namespace McpServer.Host.Tests.Attacks;

/// <summary>
/// What the log and the client are told of each fault, written down a second time: changing the wire by accident
/// breaks the table.
/// </summary>
internal static class Faults
{
    public static readonly (string, string) Size = ("size", "The access token is longer than 8192 characters");

    public static readonly (string, string) Encrypted = (
        "encrypted",
        "The access token is encrypted: the tenant issued a token for its own userinfo endpoint; enable the Resource Parameter Compatibility Profile and make the API identifier equal to the resource of this server"
    );

    public static readonly (string, string) Opaque = (
        "opaque",
        "The access token is not a JWT: the tenant issued a token for its own userinfo endpoint; enable the Resource Parameter Compatibility Profile and make the API identifier equal to the resource of this server"
    );

    public static readonly (string, string) Header = ("header", "The header of the access token is not strict JSON");
    public static readonly (string, string) Algorithm = (
        "algorithm",
        "The access token has to be signed with RS256 or PS256"
    );
    public static readonly (string, string) KeyId = ("key_id", "The access token does not name its signing key (kid)");
    public static readonly (string, string) Type = (
        "token_type",
        "The token is not an access token of an accepted type (typ)"
    );
    public static readonly (string, string) Critical = (
        "critical",
        "The access token asks for an unknown extension (crit)"
    );
    public static readonly (string, string) Payload = ("payload", "The payload of the access token is not strict JSON");
    public static readonly (string, string) Issuer = ("issuer", "The access token is not from a trusted issuer (iss)");
    public static readonly (string, string) UnknownKey = (
        "unknown_key",
        "The signing key of the access token is unknown or revoked"
    );
    public static readonly (string, string) KeyAlgorithm = (
        "key_algorithm",
        "The signing key is not meant for the algorithm of the access token"
    );
    public static readonly (string, string) Signature = ("signature", "The signature of the access token is wrong");
    public static readonly (string, string) Expiry = ("expiry", "The access token does not say when it expires (exp)");
    public static readonly (string, string) IssuedAt = (
        "issued_at",
        "The access token does not say when it was issued (iat)"
    );
    public static readonly (string, string) NotBefore = (
        "not_before",
        "The access token does not say clearly when it begins (nbf)"
    );
    public static readonly (string, string) Expired = ("expired", "The access token has expired");
    public static readonly (string, string) IssuedInFuture = (
        "issued_in_future",
        "The access token was issued in the future"
    );
    public static readonly (string, string) NotYetValid = ("not_yet_valid", "The access token is not valid yet");
    public static readonly (string, string) Audience = ("audience", "The access token is for another API (aud)");
    public static readonly (string, string) Subject = ("subject", "The access token does not name its subject (sub)");
    public static readonly (string, string) Client = (
        "client",
        "The access token does not name its client (client_id or azp)"
    );
    public static readonly (string, string) ClientConflict = (
        "client_conflict",
        "The access token names two clients (client_id and azp)"
    );
    public static readonly (string, string) SenderConstrained = (
        "sender_constrained",
        "The access token is bound to a key (cnf) and is not a bearer token"
    );
    public static readonly (string, string) Scope = ("scope", "The scope of the access token is not a string");
    public static readonly (string, string) Permissions = (
        "permissions",
        "The permissions of the access token are not strings"
    );
}
