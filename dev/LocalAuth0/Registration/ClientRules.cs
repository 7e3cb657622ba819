using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Tenancy;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace McpServer.LocalAuth0.Registration;

/// <summary>Auth0's strict rules for third-party applications, the same for both ways to become one.</summary>
internal static class ClientRules
{
    private static readonly string[] Grants = [GrantTypes.AuthorizationCode, GrantTypes.RefreshToken];

    public static RegistrationError? FaultOf(ClientMetadata client)
    {
        if (client.RedirectUris is not { Count: > 0 } addresses)
        {
            return RegistrationError.RedirectUri("redirect_uris must name at least one redirect URI.");
        }

        if (addresses.Select(RedirectUris.FaultOf).FirstOrDefault(fault => fault is not null) is { } wrong)
        {
            return RegistrationError.RedirectUri(wrong);
        }

        if (client.ResponseTypes is { } types && types.Any(type => type != ResponseTypes.Code))
        {
            return RegistrationError.Metadata("response_types can only be 'code'.");
        }

        return GrantsOf(client).Contains(GrantTypes.AuthorizationCode, StringComparer.Ordinal)
            ? null
            : RegistrationError.Metadata("grant_types must contain 'authorization_code'.");
    }

    /// <summary>What is left of the grants that the client asked for; the code grant when it asked for none.</summary>
    public static IReadOnlyList<string> GrantsOf(ClientMetadata client) =>
        client.GrantTypes is null
            ? [GrantTypes.AuthorizationCode]
            : [.. Grants.Where(grant => client.GrantTypes.Contains(grant, StringComparer.Ordinal))];

    /// <summary>The client as the Management API would be asked for it.</summary>
    public static JsonObject Describe(ClientMetadata client)
    {
        var asked = new JsonObject
        {
            ["is_first_party"] = false,
            ["callbacks"] = client.RedirectUris!.ToJsonArray(),
            ["grant_types"] = GrantsOf(client).ToJsonArray(),
        };
        if (client.ClientName is { } name)
        {
            asked["name"] = name;
        }

        return asked;
    }
}
