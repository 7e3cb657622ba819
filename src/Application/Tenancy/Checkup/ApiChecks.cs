using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy.Checkup;

/// <summary>The API, and the tokens that are issued for it.</summary>
internal static class ApiChecks
{
    private static readonly string[] Algorithms = ["RS256", "PS256"];

    public static IEnumerable<Finding> Of(TenantEvidence evidence)
    {
        var identifier = evidence.Desired.Identifier;
        if (evidence.Remote.Api is not { } api)
        {
            yield return Finding.Error(
                "API",
                $"the tenant has none with the identifier '{identifier}'",
                "Auth0 answers every sign-in with 'Service not found'.",
                "tenant apply"
            );
            yield break;
        }

        yield return Finding.Fine("API", $"'{api.Text("name")}' with the identifier '{identifier}'");
        yield return Uri.TryCreate(identifier, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttp
        && !address.IsLoopback
            ? Finding.Warning(
                "identifier",
                "it is an http address of another machine",
                "Tokens would travel in the clear, and the identifier can never be changed.",
                "Make an API with an https identifier and set Auth0:Audience to it."
            )
            : Finding.Fine("identifier", identifier);
        yield return Algorithm(api);
        yield return api.At("token_encryption") is null
            ? Finding.Fine("token encryption", "none")
            : Finding.Error(
                "token encryption",
                "access tokens are encrypted",
                "This server holds no key to open them, and refuses every token.",
                $"auth0 api patch resource-servers/{api.Id} --data '{{\"token_encryption\":null}}'"
            );
        yield return api.Flag("proof_of_possession.required")
            ? Finding.Error(
                "token binding",
                $"'{api.Text("proof_of_possession.mechanism")}' is required",
                "This server takes bearer tokens only, and refuses every token that is bound to a key.",
                "Set api.dpop in the tenant file to off, then tenant apply."
            )
            : Finding.Fine("token binding", "not required");
        yield return Dialect(api);
        yield return RoleBasedAccess(api);
        yield return api.Flag("allow_offline_access")
            ? Finding.Fine("refresh tokens", "allowed")
            : Finding.Warning(
                "refresh tokens",
                "not allowed",
                "People have to sign in again each time their access token ends.",
                "Set api.offlineAccess in the tenant file to true, then tenant apply."
            );
    }

    /// <summary>Whether this server takes tokens that are signed so.</summary>
    public static bool Accepts(string? algorithm) => Algorithms.Contains(algorithm, StringComparer.Ordinal);

    private static Finding Algorithm(Resource api)
    {
        var algorithm = api.Text("signing_alg");
        return Accepts(algorithm)
            ? Finding.Fine("signing algorithm", algorithm!)
            : Finding.Error(
                "signing algorithm",
                $"'{algorithm}'",
                "This server accepts RS256 and PS256 only, and refuses every token.",
                "tenant apply"
            );
    }

    private static Finding Dialect(Resource api)
    {
        var dialect = api.Text("token_dialect");
        return dialect?.EndsWith("_authz", StringComparison.Ordinal) is true
            ? Finding.Fine("dialect", dialect)
            : Finding.Warning(
                "dialect",
                $"'{dialect}' has no permissions claim",
                "Tools that a person could obtain are not listed, so that a client never asks for them.",
                "Set api.dialect in the tenant file to rfc9068_profile_authz, then tenant apply."
            );
    }

    private static Finding RoleBasedAccess(Resource api) =>
        api.Flag("enforce_policies")
            ? Finding.Fine("roles decide", "RBAC is on")
            : Finding.Error(
                "roles decide",
                "RBAC is off",
                "Everybody who signs up can be granted every tool, whatever their roles.",
                "Set api.roleBasedAccess in the tenant file to true, then tenant apply."
            );
}
