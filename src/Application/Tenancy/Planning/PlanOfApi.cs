using System.Text.Json;
using System.Text.Json.Nodes;
using McpServer.Application.Catalog;
using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy.Planning;

/// <summary>The API of this server; its scopes are the permissions of the catalog.</summary>
internal static class PlanOfApi
{
    public const string Scopes = "scopes";

    private const string DefaultName = "MCP Tools API";
    private const int DefaultLifetime = 3600;

    public static IEnumerable<Change> Of(DesiredTenant desired, RemoteTenant remote)
    {
        var declared = Fields(desired, remote.Api);
        if (remote.Api is not { } api)
        {
            var identifier = new FieldChange("identifier", null, desired.Identifier);
            return
            [
                new(
                    ObjectKind.Api,
                    desired.Identifier,
                    ChangeKind.Create,
                    [identifier, .. FieldComparison.All(declared)]
                ),
            ];
        }

        var differing = FieldComparison.Differing(declared, api);
        return differing.Count == 0
            ? []
            :
            [
                new(ObjectKind.Api, desired.Identifier, ChangeKind.Update, differing)
                {
                    Id = api.Id,
                    Consequences = [.. RemovedScopes(desired, api).Select(scope => Losers(scope, remote))],
                },
            ];
    }

    /// <summary>The names of the scopes that an API has.</summary>
    public static IEnumerable<string> ScopesOf(Resource? api) =>
        ItemsOf(api).Select(scope => (string?)scope["value"]).OfType<string>();

    private static IEnumerable<DeclaredField> Fields(DesiredTenant desired, Resource? api)
    {
        var section = desired.File.Api ?? new ApiSection();
        yield return new("name", section.Name ?? DefaultName);
        yield return new("signing_alg", NameOf(section.SigningAlgorithm ?? SigningAlgorithm.Rs256));
        yield return new("token_dialect", NameOf(section.Dialect ?? Dialect.Rfc9068ProfileAuthz));
        yield return new("token_lifetime", section.TokenLifetime ?? DefaultLifetime);
        yield return new("enforce_policies", section.RoleBasedAccess ?? true);
        yield return new("allow_offline_access", section.OfflineAccess ?? true);
        if (section.Dpop is { } dpop)
        {
            yield return new("proof_of_possession", ProofOf(dpop));
        }

        yield return new(Scopes, ScopesFor(desired, api));
    }

    private static JsonObject? ProofOf(ProofOfPossession proof) =>
        proof switch
        {
            ProofOfPossession.Off => null,
            ProofOfPossession.Allowed => new JsonObject { ["mechanism"] = "dpop", ["required"] = false },
        };

    private static JsonArray ScopesFor(DesiredTenant desired, Resource? api)
    {
        var ours = desired.Catalog.Select(permission => new JsonObject
        {
            ["value"] = permission.Name,
            ["description"] = permission.Description,
        });
        var others = desired.KeepsOtherScopes
            ? ItemsOf(api).Where(scope => !desired.IsOfCatalog((string?)scope["value"] ?? string.Empty))
            : [];
        return
        [
            .. ours.Concat(others.Select(scope => scope.DeepClone().AsObject()))
                .OrderBy(scope => (string?)scope["value"], StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> RemovedScopes(DesiredTenant desired, Resource api) =>
        desired.KeepsOtherScopes ? [] : ScopesOf(api).Where(scope => !desired.IsOfCatalog(scope));

    private static string Losers(string scope, RemoteTenant remote)
    {
        var roles = remote
            .Roles.Where(role => role.Permissions?.Contains(scope, StringComparer.Ordinal) is true)
            .Select(role => $"the role '{role.Name}'");
        var grants = remote
            .Grants.Where(grant =>
                grant.Flag("allow_all_scopes") || grant.Texts("scope").Contains(scope, StringComparer.Ordinal)
            )
            .Select(grant => NameOfGrant(grant, remote));
        string[] losers = [.. roles, .. grants];
        return losers.Length == 0
            ? $"The scope '{scope}' goes; nobody has it."
            : $"The scope '{scope}' goes; {string.Join(", ", losers)} will lose it.";
    }

    private static string NameOfGrant(Resource grant, RemoteTenant remote)
    {
        var id = grant.Text("client_id");
        return id is null
            ? "the grant of third-party applications"
            : $"the grant of '{remote.Clients.FirstOrDefault(client => client.Id == id)?.Text("name") ?? id}'";
    }

    private static IEnumerable<JsonObject> ItemsOf(Resource? api) =>
        (api?.At(Scopes) as JsonArray ?? []).OfType<JsonObject>();

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonSerializer.SerializeToElement(value, ToolJson.Options).GetString()!;
}
