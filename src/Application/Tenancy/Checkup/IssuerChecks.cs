using System.Text.Json.Nodes;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy.Checkup;

/// <summary>What the issuer publishes for everybody (RFC 8414).</summary>
internal static class IssuerChecks
{
    public static IEnumerable<Finding> Of(TenantEvidence evidence)
    {
        if (evidence.Metadata.Content is not { } content)
        {
            yield return Finding.Error(
                "discovery",
                $"{evidence.Metadata.Fault}",
                "Clients cannot find out where to sign in.",
                "Check Auth0:Domain (AUTH0_DOMAIN), such as tenant.us.auth0.com, and the network."
            );
            yield break;
        }

        var metadata = new Resource(evidence.Metadata.Address, content);
        yield return Finding.Fine("discovery", evidence.Metadata.Address);
        yield return IssuerFinding(evidence, metadata);
        yield return KeyFinding(evidence);
        yield return metadata.Texts("code_challenge_methods_supported").Contains("S256", StringComparer.Ordinal)
            ? Finding.Fine("PKCE", "S256 is advertised")
            : Finding.Error(
                "PKCE",
                "S256 is not advertised",
                "MCP clients refuse to sign in without it.",
                "Ask Auth0's support: every tenant has it."
            );
        yield return metadata.Flag("authorization_response_iss_parameter_supported")
            ? Finding.Fine("iss in responses", "advertised (RFC 9207)")
            : Finding.Warning(
                "iss in responses",
                "not advertised",
                "A client that uses several issuers cannot tell whose answer it got (mix-up attack, RFC 9207).",
                evidence.Desired.File.Settings?.IssuerInResponses is false
                    ? "Set settings.issuerInResponses in the tenant file to true, then tenant apply."
                    : "tenant apply"
            );
    }

    // Ordinal: clients compare what they were told with what they find, and a slash more or less is another issuer.
    private static Finding IssuerFinding(TenantEvidence evidence, Resource metadata)
    {
        var issuer = metadata.Text("issuer");
        return issuer == evidence.Issuer
            ? Finding.Fine("issuer", issuer)
            : Finding.Error(
                "issuer",
                $"the tenant calls itself '{issuer}', the server trusts '{evidence.Issuer}'",
                "Clients and this server compare the two byte for byte, and refuse every token.",
                "Set Auth0:Domain (AUTH0_DOMAIN) to the host name in the tenant's own issuer."
            );
    }

    private static Finding KeyFinding(TenantEvidence evidence)
    {
        if (evidence.Keys?.Content is not { } content)
        {
            return Finding.Error(
                "signing keys",
                evidence.Keys?.Fault ?? "the issuer names no jwks_uri",
                "No token can be checked, so that every call is refused.",
                "Check the network from this server to the tenant."
            );
        }

        var usable = (content["keys"] as JsonArray ?? []).Count(IsUsable);
        return usable > 0
            ? Finding.Fine("signing keys", $"{usable} usable at {evidence.Keys.Address}")
            : Finding.Error(
                "signing keys",
                "none is an RSA key for RS256 or PS256",
                "No token can be checked, so that every call is refused.",
                "Rotate the signing key in the dashboard under Settings, Signing Keys."
            );
    }

    // The tenant may leave 'alg' out of its keys.
    private static bool IsUsable(JsonNode? key) =>
        key is JsonObject members
        && new Resource(string.Empty, members) is var fields
        && fields.Text("kty") == "RSA"
        && (fields.Text("alg") is not { } algorithm || ApiChecks.Accepts(algorithm));
}
