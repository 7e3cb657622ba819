using System.Text.Json.Nodes;

namespace McpServer.LocalAuth0.Tenancy;

/// <summary>Completes what was asked for with Auth0's defaults.</summary>
internal static class NewResourceServer
{
    public static JsonObject Of(JsonObject asked, bool isSystem = false)
    {
        var api = new JsonObject
        {
            ["id"] = Ids.ResourceServer(),
            ["name"] = asked.Text("identifier"),
            ["is_system"] = isSystem,
            ["allow_offline_access"] = false,
            ["skip_consent_for_verifiable_first_party_clients"] = isSystem,
            ["subject_type_authorization"] = Policies(null),
            ["token_lifetime"] = 86400,
            ["token_lifetime_for_web"] = 7200,
            ["signing_alg"] = "RS256",
            ["enforce_policies"] = false,
            ["token_dialect"] = "access_token",
            ["scopes"] = new JsonArray(),
        };
        Apply(api, asked);
        return api;
    }

    public static void Apply(JsonObject api, JsonObject asked)
    {
        foreach (var (name, value) in asked)
        {
            api[name] = name == "subject_type_authorization" ? Policies(value as JsonObject) : value?.DeepClone();
        }
    }

    private static JsonObject Policies(JsonObject? asked) =>
        new()
        {
            ["user"] = asked?["user"]?.DeepClone() ?? new JsonObject { ["policy"] = "allow_all" },
            ["client"] = asked?["client"]?.DeepClone() ?? new JsonObject { ["policy"] = "require_client_grant" },
        };
}
