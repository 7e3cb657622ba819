using System.Text.Json.Nodes;
using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;
using McpServer.Domain.Access;

namespace McpServer.Application.Tests.Tenancy;

/// <summary>A catalog of two permissions, and tenants for it to begin a test with.</summary>
internal static class Tenants
{
    public const string Identifier = "https://mcp.example.com/";

    public static readonly Permission[] Catalog =
    [
        Permission.Parse("tool:greet", "Greet people"),
        Permission.Parse("tool:whoami", "See who you are"),
    ];

    /// <summary>Nothing was ever set up in it.</summary>
    public static RemoteTenant Untouched => new() { Settings = Object("settings", "{}") };

    /// <summary>As a file without a word wants it.</summary>
    public static RemoteTenant AsWanted =>
        new()
        {
            Settings = Object(
                "settings",
                """
                {
                  "resource_parameter_profile": "compatibility",
                  "authorization_response_iss_parameter_supported": true,
                  "client_id_metadata_document_supported": true,
                  "flags": { "use_scope_descriptions_for_consent": true, "enable_sso": true },
                  "friendly_name": "Company"
                }
                """
            ),
            Api = Object(
                "api_1",
                """
                {
                  "name": "MCP Tools API",
                  "identifier": "https://mcp.example.com/",
                  "signing_alg": "RS256",
                  "token_dialect": "rfc9068_profile_authz",
                  "token_lifetime": 3600,
                  "token_lifetime_for_web": 7200,
                  "enforce_policies": true,
                  "allow_offline_access": true,
                  "scopes": [
                    { "value": "tool:whoami", "description": "See who you are" },
                    { "description": "Greet people", "value": "tool:greet" }
                  ]
                }
                """
            ),
            Grants =
            [
                Object(
                    "cgr_1",
                    """
                    {
                      "default_for": "third_party_clients",
                      "audience": "https://mcp.example.com/",
                      "subject_type": "user",
                      "scope": ["tool:whoami", "tool:greet"]
                    }
                    """
                ),
            ],
        };

    /// <summary>What becomes of <see cref="AsWanted"/> when somebody else adds the scope 'other:read'.</summary>
    public static RemoteTenant Shared =>
        AsWanted with
        {
            Api = AsWanted.Api!.With(
                "scopes",
                """
                [
                  { "value": "tool:whoami", "description": "See who you are" },
                  { "value": "other:read" },
                  { "value": "tool:greet", "description": "Greet people" }
                ]
                """
            ),
        };

    public static DesiredTenant Desired(TenantFile? file = null) =>
        DesiredTenant.Of(file ?? new(), Identifier, Catalog);

    public static TenantPlan Plan(TenantFile file, RemoteTenant remote) => TenantPlanner.Plan(Desired(file), remote);

    public static Resource Object(string id, string json) => new(id, JsonNode.Parse(json)!.AsObject());

    /// <summary>The same object with another value at a path; null takes the member away.</summary>
    public static Resource With(this Resource resource, string path, string? json)
    {
        var fields = resource.Fields.DeepClone().AsObject();
        var names = path.Split('.');
        var holder = names[..^1].Aggregate(fields, (node, name) => node[name]!.AsObject());
        holder.Remove(names[^1]);
        if (json is not null)
        {
            holder[names[^1]] = JsonNode.Parse(json);
        }

        return resource with
        {
            Fields = fields,
        };
    }

    public static RemoteRole Role(string name, params string[] permissions) =>
        new($"rol_{name}", name, string.Empty, permissions, PermitsElsewhere: false);

    public static Resource Ours(string id, string key, string json) =>
        Object(id, json)
            .With(
                "client_metadata",
                $$"""{ "managed_by": "mcp-server", "mcp_server": "{{Identifier}}", "mcp_client": "{{key}}" }"""
            );

    /// <summary>The fields of a change as people read them.</summary>
    public static IEnumerable<string> Shown(this Change change) =>
        change.Fields.Select(field => $"{field.Field}: {Shown(field.Before)} -> {Shown(field.After)}");

    /// <summary>The changes of a plan by what they are about.</summary>
    public static IEnumerable<string> Titles(this TenantPlan plan) =>
        plan.Changes.Select(change => $"{change.Kind} {change.Target} {change.Name}");

    public static Change Only(this TenantPlan plan, ObjectKind target) =>
        Assert.Single(plan.Changes, change => change.Target == target);

    private static string Shown(JsonNode? node) => node?.ToJsonString().Replace('"', '\'') ?? "none";
}
