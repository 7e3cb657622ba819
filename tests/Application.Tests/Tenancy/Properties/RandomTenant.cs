using System.Text.Json.Nodes;
using CsCheck;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Properties;

/// <summary>Tenants that have been worked at by hand, by other servers and by earlier runs.</summary>
internal static class RandomTenant
{
    public static readonly Gen<RemoteTenant> Any =
        from settings in Settings
        from api in Gen.OneOf(Gen.Const((Resource?)null), Api)
        let scopes = ScopesOf(api)
        from roles in RolesWith(scopes)
        from clients in RandomClients.Any
        from grants in GrantsWith(api is not null, scopes, [.. clients.Select(client => client.Id)])
        from connections in Connections
        from accounts in AccountsWith([.. roles.Select(role => role.Name)])
        select new RemoteTenant
        {
            Settings = settings,
            Api = api,
            Grants = grants,
            Roles = roles,
            Connections = connections,
            Clients = clients,
            Accounts = accounts,
        };

    private static Gen<Resource> Settings =>
        from fields in RandomFields.Of(
            ("resource_parameter_profile", [null, "'audience'", "'compatibility'"]),
            ("authorization_response_iss_parameter_supported", [null, "true", "false"]),
            ("client_id_metadata_document_supported", [null, "true"]),
            ("flags.use_scope_descriptions_for_consent", [null, "true", "false"]),
            ("flags.enable_dynamic_client_registration", [null, "true", "false"]),
            ("flags.enable_sso", [null, "true"]),
            ("friendly_name", ["'Company'"])
        )
        select new Resource("settings", fields);

    private static Gen<Resource?> Api =>
        from fields in RandomFields.Of(
            ("name", ["'Tools'", "'MCP Tools API'"]),
            ("signing_alg", ["'HS256'", "'RS256'"]),
            ("token_dialect", ["'access_token'", "'rfc9068_profile_authz'"]),
            ("token_lifetime", ["86400", "3600"]),
            ("enforce_policies", [null, "true", "false"]),
            ("allow_offline_access", [null, "true"]),
            (
                "proof_of_possession",
                [null, "{'mechanism':'dpop','required':true}", "{'required':false,'mechanism':'dpop'}"]
            ),
            ("token_lifetime_for_web", ["7200"])
        )
        from scopes in Pool.Some([.. Pool.Ours, .. Pool.Foreign])
        from described in Gen.OneOf("none", "ours", "other").Array[scopes.Length]
        select new Resource("api_0", With(fields, "scopes", [.. scopes.Zip(described, Scope)]));

    private static JsonNode Scope(string name, string description)
    {
        var known = Pool.Catalog.FirstOrDefault(permission => permission.Name == name)?.Description;
        return description switch
        {
            "none" => new JsonObject { ["value"] = name },
            "ours" => new JsonObject { ["description"] = known ?? "Foreign", ["value"] = name },
            _ => new JsonObject { ["value"] = name, ["description"] = "Something else" },
        };
    }

    private static Gen<RemoteRole[]> RolesWith(string[] scopes) =>
        from names in Pool.Some([.. Pool.Roles, "Stranger"])
        from descriptions in Gen.OneOf("", "Described", "Other").Array[names.Length]
        from permissions in Pool.Some(scopes).Array[names.Length]
        from elsewhere in Gen.Bool.Array[names.Length]
        select names
            .Select(
                (name, at) =>
                    new RemoteRole(
                        $"rol_{name}",
                        name,
                        descriptions[at],
                        permissions[at],
                        PermitsElsewhere: elsewhere[at]
                    )
            )
            .ToArray();

    private static Gen<Resource[]> GrantsWith(bool isApi, string[] scopes, string[] clients)
    {
        (string?, string)[] identities = isApi
            ?
            [
                (null, "user"),
                (null, "client"),
                .. clients.Select(id => (id, "user")),
                .. clients.Select(id => (id, "client")),
            ]
            : [];
        return from chosen in Pool.Some(identities)
            from some in Pool.Some(scopes).Array[chosen.Length]
            from isAll in Gen.Bool.Array[chosen.Length]
            select chosen.Select((identity, at) => Grant(at, identity, some[at], isAll[at])).ToArray();
    }

    private static Resource Grant(int at, (string? Client, string Subject) identity, string[] scopes, bool isAll)
    {
        var fields = new JsonObject { ["audience"] = Pool.Identifier, ["subject_type"] = identity.Subject };
        fields[identity.Client is null ? "default_for" : "client_id"] = identity.Client ?? "third_party_clients";
        if (isAll)
        {
            fields["allow_all_scopes"] = true;
            return new($"cgr_{at}_0", fields);
        }

        return new($"cgr_{at}_0", With(fields, "scope", [.. scopes.Select(name => JsonValue.Create(name))]));
    }

    private static Gen<Resource[]> Connections =>
        from names in Pool.Some(Pool.Connections)
        from isOpen in Gen.OneOf(null, "true", "false").Array[names.Length]
        select names
            .Select(
                (name, at) =>
                    new Resource(
                        $"con_{name}",
                        RandomFields.Parse(
                            $$"""
                            {
                              "name": "{{name}}",
                              "strategy": "{{(name == "google-oauth2" ? name : "auth0")}}",
                              {{(isOpen[at] is { } open ? $"\"is_domain_connection\": {open}," : "")}}
                              "options": { "client_secret": "never" }
                            }
                            """
                        )
                    )
            )
            .ToArray();

    private static Gen<RemoteAccount[]> AccountsWith(string[] roles) =>
        from emails in Gen.OneOf("ada@example.com", "Ada@example.com", "bob@example.com", "eve@example.com").Array[0, 4]
        from connections in Gen.OneOf(Pool.Connections).Array[emails.Length]
        from verified in Gen.Bool.Array[emails.Length]
        from held in Pool.Some(roles).Array[emails.Length]
        select emails
            .Select((email, at) => new RemoteAccount($"acc|{at}", email, verified[at], connections[at], held[at]))
            .ToArray();

    private static string[] ScopesOf(Resource? api) =>
        api is null ? [] : [.. api.Fields["scopes"]!.AsArray().Select(scope => (string)scope!["value"]!)];

    private static JsonObject With(JsonObject fields, string name, JsonArray value)
    {
        fields[name] = value;
        return fields;
    }
}
