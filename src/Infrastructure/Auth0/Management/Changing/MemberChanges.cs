using System.Text.Json.Nodes;
using McpServer.Application.Tenancy.Planning;
using McpServer.Infrastructure.Auth0.Management.Calls;

namespace McpServer.Infrastructure.Auth0.Management.Changing;

/// <summary>Changes sets by what has to come and what has to go, so that what others put there stays.</summary>
internal sealed class MemberChanges(ManagementApi api)
{
    /// <returns>The id of the role.</returns>
    public async Task<string> PermissionsAsync(Change change, KnownObjects known, CancellationToken cancellationToken)
    {
        var identifier =
            change.Identifier
            ?? throw new InvalidOperationException(
                $"The plan shall change {change.Thing()} at an API it does not name."
            );
        var role = change.Id ?? known.IdOf(ObjectKind.Role, change.Name);
        var permissions = change.Field("permissions");
        var path = $"roles/{Uri.EscapeDataString(role)}/permissions";
        await SendAsync(HttpMethod.Post, path, change, Body(permissions.Added()), cancellationToken);
        await SendAsync(HttpMethod.Delete, path, change, Body(permissions.Removed()), cancellationToken);
        return role;

        JsonObject? Body(IReadOnlyList<string> names) =>
            BodyOf(
                "permissions",
                names.Select(name => new JsonObject
                {
                    ["resource_server_identifier"] = identifier,
                    ["permission_name"] = name,
                })
            );
    }

    /// <returns>The id of the account.</returns>
    public async Task<string> RolesAsync(Change change, KnownObjects known, CancellationToken cancellationToken)
    {
        var account =
            change.Id
            ?? throw new InvalidOperationException(
                $"The plan shall change {change.Thing()}, without the account's id."
            );
        var roles = change.Field("roles");
        var path = $"users/{Uri.EscapeDataString(account)}/roles";
        await SendAsync(HttpMethod.Post, path, change, Body(roles.Added()), cancellationToken);
        await SendAsync(HttpMethod.Delete, path, change, Body(roles.Removed()), cancellationToken);
        return account;

        JsonObject? Body(IReadOnlyList<string> names) =>
            BodyOf("roles", names.Select(name => JsonValue.Create(known.IdOf(ObjectKind.Role, name))));
    }

    private async Task SendAsync(
        HttpMethod method,
        string path,
        Change change,
        JsonObject? body,
        CancellationToken cancellationToken
    )
    {
        if (body is null)
        {
            return;
        }

        var call = new ManagementCall(method, path, change.Verb(), change.Thing())
        {
            Body = body,
            MayBeMissing = method == HttpMethod.Delete,
        };
        await api.SendAsync(call, cancellationToken);
    }

    private static JsonObject? BodyOf(string name, IEnumerable<JsonNode> items)
    {
        var list = new JsonArray([.. items]);
        return list.Count == 0 ? null : new() { [name] = list };
    }
}
