using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Registration;
using McpServer.LocalAuth0.Tenancy;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace McpServer.LocalAuth0.Management;

/// <summary>Auth0's rules for third-party applications, and the few that all applications have.</summary>
internal static class StrictClients
{
    private static readonly string[] Properties =
    [
        "name",
        "description",
        "logo_uri",
        "callbacks",
        "allowed_origins",
        "web_origins",
        "grant_types",
        "token_endpoint_auth_method",
        "app_type",
        "client_metadata",
        "jwt_configuration",
        "refresh_token",
        "client_authentication_methods",
        "require_proof_of_possession",
        "redirection_policy",
        "oidc_conformant",
        "is_first_party",
        "third_party_security_mode",
    ];

    private static readonly string[] Grants =
    [
        GrantTypes.AuthorizationCode,
        GrantTypes.RefreshToken,
        GrantTypes.ClientCredentials,
    ];

    /// <summary>What is wrong with the client as it would be, or with what was asked for it.</summary>
    public static IResult? FaultOf(JsonObject asked, Client client)
    {
        if (
            client.Callbacks.FirstOrDefault(address => !Uri.TryCreate(address, UriKind.Absolute, out _)) is { } relative
        )
        {
            return ManagementError.InvalidBody($"'{relative} is not a valid url' on property callbacks");
        }

        if (client.IsFirstParty)
        {
            return null;
        }

        if (client.Json.Text("third_party_security_mode") == "permissive")
        {
            return ManagementError.NotSupported("This tenant can only have strict third-party applications.");
        }

        if (asked.Select(member => member.Key).Except(Properties).FirstOrDefault() is { } property)
        {
            return ManagementError.InvalidBody($"'Property {property} is not allowed for third-party applications'");
        }

        if (client.GrantTypes.Except(Grants).FirstOrDefault() is { } grant)
        {
            return ManagementError.InvalidBody($"'Grant type {grant} is not allowed for third-party applications'");
        }

        if (client.IsPublic && client.GrantTypes.Contains(GrantTypes.ClientCredentials))
        {
            return ManagementError.InvalidBody("'A public application cannot use client_credentials'");
        }

        return Addresses(asked).Select(RedirectUris.FaultOf).FirstOrDefault(fault => fault is not null) is { } wrong
            ? ManagementError.InvalidBody(wrong.TrimEnd('.'))
            : null;
    }

    private static IEnumerable<string> Addresses(JsonObject asked) =>
        asked.Texts("callbacks").Concat(asked.Texts("allowed_origins")).Concat(asked.Texts("web_origins"));
}
