using System.Text.Json.Nodes;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Properties;

/// <summary>Whatever the file and the tenant are, what no file declares is as it was.</summary>
public sealed class UntouchedTests
{
    private static readonly Dictionary<ObjectKind, string[]> Declared = new()
    {
        [ObjectKind.Settings] =
        [
            "resource_parameter_profile",
            "authorization_response_iss_parameter_supported",
            "client_id_metadata_document_supported",
            "flags.use_scope_descriptions_for_consent",
            "flags.enable_dynamic_client_registration",
        ],
        [ObjectKind.Registration] = ["flags.enable_dynamic_client_registration"],
        [ObjectKind.Api] =
        [
            "name",
            "signing_alg",
            "token_dialect",
            "token_lifetime",
            "enforce_policies",
            "allow_offline_access",
            "proof_of_possession",
            "scopes",
        ],
        [ObjectKind.DefaultGrant] = ["scope", "allow_all_scopes"],
        [ObjectKind.ClientGrant] = ["scope", "allow_all_scopes"],
        [ObjectKind.Role] = ["description"],
        [ObjectKind.RolePermissions] = ["permissions"],
        [ObjectKind.Connection] = ["is_domain_connection"],
        [ObjectKind.Client] = ["name", "app_type", "callbacks", "grant_types", "token_endpoint_auth_method"],
        [ObjectKind.AccountRoles] = ["roles"],
    };

    [Fact]
    public Task No_change_names_a_field_that_no_file_declares() =>
        SameCases.HoldAsync(
            RandomRun.Any,
            async run =>
            {
                var (plan, _) = await new PaperTenant(run.Start).PlanAsync(run.Desired);

                var updates = plan.Changes.Where(change => change.Kind == ChangeKind.Update);
                Assert.All(updates, change => Assert.Empty(FieldsOf(change).Except(Declared[change.Target])));
            }
        );

    [Fact]
    public Task What_belongs_to_others_is_as_it_was() =>
        SameCases.HoldAsync(
            RandomRun.Any,
            async run =>
            {
                var tenant = new PaperTenant(run.Start);
                var before = tenant.State;

                await tenant.ApplyAsync(run.Desired);

                Assert.Equal(Snapshot.Of(OfOthers(run, before)), Snapshot.Of(OfOthers(run, tenant.State)));
            }
        );

    // With exact scopes the tenant itself takes what goes from everybody: who loses it is told in the plan.
    private static object OfOthers(RandomRun run, RemoteTenant state)
    {
        var file = run.Desired.File;
        var scopes = run.Desired.KeepsOtherScopes ? Pool.Foreign : [];
        var ids = run.Start.Clients.Select(client => client.Id).ToList();
        string[] ours = [.. state.Clients.Where(IsOurs).Select(client => client.Id)];
        return new
        {
            Settings = Without(state.Settings, Declared[ObjectKind.Settings]),
            Api = state.Api is null || run.Start.Api is null ? null : Without(state.Api, Declared[ObjectKind.Api]),
            Scopes = ScopesOf(state.Api).Where(scope => scopes.Contains((string?)scope["value"])),
            Clients = state.Clients.Where(client => ids.Contains(client.Id) && !IsOurs(client)),
            OurClients = state
                .Clients.Where(client => ids.Contains(client.Id) && IsOurs(client))
                .Select(client => Without(client, Declared[ObjectKind.Client])),
            Connections = state.Connections.Select(one => Without(one, Declared[ObjectKind.Connection])),
            Grants = state
                .Grants.Where(grant => !ours.Contains(grant.Text("client_id")) && !IsDefault(grant))
                .Select(grant => $"{grant.Id} {Names(grant.Texts("scope").Where(Stays))}"),
            Roles = state
                .Roles.Where(role => !IsDeclared(role.Name))
                .Select(role => $"{role.Name} {role.Description} {Names(role.Permissions!.Where(Stays))}"),
            Permissions = state
                .Roles.Where(role => role.Permissions!.Intersect(scopes).Any())
                .Select(role => $"{role.Name} {Names(role.Permissions!.Intersect(scopes))}"),
            Accounts = state.Accounts.Select(account =>
                $"{account.Id} {Names(account.Roles.Where(name => !IsDeclared(name) || !IsNamed(account)))}"
            ),
        };

        bool Stays(string scope) => run.Desired.KeepsOtherScopes || Pool.Ours.Contains(scope);

        bool IsDeclared(string role) => file.Roles.Any(declared => declared.Name == role);

        bool IsNamed(RemoteAccount account) =>
            account.IsVerified
            && file.People.Any(person =>
                person.Email.Equals(account.Email, StringComparison.OrdinalIgnoreCase)
                && (person.Connection ?? account.Connection) == account.Connection
            );
    }

    private static IEnumerable<string> FieldsOf(Change change) => change.Fields.Select(field => field.Field);

    private static string Names(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));

    private static bool IsDefault(Resource grant) =>
        grant.Text("default_for") is not null && grant.Text("subject_type") == "user";

    private static bool IsOurs(Resource client) =>
        client.Text("client_metadata.mcp_server") == Pool.Identifier && client.Text("external_client_id") is null;

    private static IEnumerable<JsonObject> ScopesOf(Resource? api) =>
        api is null ? [] : [.. api.Fields["scopes"]!.AsArray().Select(scope => scope!.AsObject())];

    private static JsonObject Without(Resource resource, string[] paths)
    {
        var fields = resource.Fields.DeepClone().AsObject();
        foreach (var path in paths)
        {
            var names = path.Split('.');
            if (names is [var name])
            {
                fields.Remove(name);
            }
            else if (fields[names[0]] is JsonObject inner)
            {
                inner.Remove(names[1]);
                // What the first switch was put into was made for it.
                if (inner.Count == 0)
                {
                    fields.Remove(names[0]);
                }
            }
        }

        return fields;
    }
}
