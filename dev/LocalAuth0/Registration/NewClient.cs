using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Tenancy;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace McpServer.LocalAuth0.Registration;

/// <summary>Completes what was asked for with Auth0's defaults.</summary>
internal static class NewClient
{
    private static readonly string[] MergedMembers = ["client_metadata", "jwt_configuration", "refresh_token"];

    public static JsonObject Of(JsonObject asked, string? clientId = null, string? secret = null)
    {
        var isThirdParty = asked["is_first_party"] is JsonValue value && !value.GetValue<bool>();
        var appType = asked.Text("app_type");
        var isPublic = (asked.Text("token_endpoint_auth_method") ?? MethodOf(appType)) == "none";
        var client = new JsonObject
        {
            ["client_id"] = clientId ?? (isThirdParty ? Ids.ThirdPartyClient() : Ids.Client()),
            ["name"] = asked.Text("name"),
            ["is_first_party"] = !isThirdParty,
            ["oidc_conformant"] = true,
            ["callbacks"] = new JsonArray(),
            ["jwt_configuration"] = new JsonObject
            {
                ["secret_encoded"] = false,
                ["alg"] = "RS256",
                ["lifetime_in_seconds"] = isThirdParty ? Client.StrictLifetime : 36000,
            },
            ["grant_types"] = GrantsOf(appType, isThirdParty).ToJsonArray(),
            ["token_endpoint_auth_method"] = MethodOf(appType),
            ["refresh_token"] = RefreshTokenOf(isThirdParty, isPublic),
        };
        if (isThirdParty)
        {
            client["third_party_security_mode"] = "strict";
            client["redirection_policy"] = "open_redirect_protection";
        }

        if (!isPublic)
        {
            client["client_secret"] = secret ?? Ids.ClientSecret();
        }

        Apply(client, asked);
        return client;
    }

    /// <summary>Takes the members over; of objects each key by itself.</summary>
    public static void Apply(JsonObject client, JsonObject asked)
    {
        foreach (var (name, value) in asked)
        {
            if (value is JsonObject keys && MergedMembers.Contains(name, StringComparer.Ordinal))
            {
                client[name] = Merged(client[name] as JsonObject, keys);
            }
            else if (value is null)
            {
                client.Remove(name);
            }
            else
            {
                client[name] = value.DeepClone();
            }
        }
    }

    private static JsonObject Merged(JsonObject? before, JsonObject asked)
    {
        var merged = before?.DeepClone().AsObject() ?? [];
        foreach (var (name, value) in asked)
        {
            if (value is null)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = value.DeepClone();
            }
        }

        return merged;
    }

    private static string MethodOf(string? appType) =>
        appType is "native" or "spa" ? "none" : ClientAuthenticationMethods.ClientSecretPost;

    private static IEnumerable<string> GrantsOf(string? appType, bool isThirdParty) =>
        (isThirdParty, appType) switch
        {
            (true, _) => [GrantTypes.AuthorizationCode],
            (_, "non_interactive") => [GrantTypes.ClientCredentials],
            (_, "native" or "spa") => [GrantTypes.AuthorizationCode, GrantTypes.Implicit, GrantTypes.RefreshToken],
            (_, "resource_server") => [],
            _ =>
            [
                GrantTypes.AuthorizationCode,
                GrantTypes.Implicit,
                GrantTypes.RefreshToken,
                GrantTypes.ClientCredentials,
            ],
        };

    private static JsonObject RefreshTokenOf(bool isThirdParty, bool isPublic) =>
        new()
        {
            ["rotation_type"] = isThirdParty && isPublic ? "rotating" : "non-rotating",
            ["expiration_type"] = isThirdParty ? "expiring" : "non-expiring",
            ["leeway"] = 0,
            ["token_lifetime"] = 31557600,
            ["infinite_token_lifetime"] = true,
            ["infinite_idle_token_lifetime"] = !isThirdParty,
            ["idle_token_lifetime"] = 2592000,
        };
}
