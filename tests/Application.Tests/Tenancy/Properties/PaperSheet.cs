using System.Text.Json.Nodes;
using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Properties;

/// <summary>What is written on a <see cref="PaperTenant"/>.</summary>
internal sealed class PaperSheet
{
    private readonly Dictionary<string, JsonObject> _objects = new(StringComparer.Ordinal);
    private readonly List<string> _grants = [];
    private readonly List<string> _connections = [];
    private readonly List<string> _clients = [];
    private readonly List<RemoteRole> _roles = [];
    private readonly List<RemoteAccount> _accounts = [];
    private string? _api;
    private int _made;

    private PaperSheet() { }

    public static PaperSheet Of(RemoteTenant tenant)
    {
        var sheet = new PaperSheet();
        sheet.Keep(tenant.Settings with { Id = "settings" });
        sheet._api = tenant.Api is null ? null : sheet.Keep(tenant.Api);
        sheet._grants.AddRange(tenant.Grants.Select(sheet.Keep));
        sheet._connections.AddRange(tenant.Connections.Select(sheet.Keep));
        sheet._clients.AddRange(tenant.Clients.Select(sheet.Keep));
        sheet._roles.AddRange(tenant.Roles);
        sheet._accounts.AddRange(tenant.Accounts);
        return sheet;
    }

    public RemoteTenant ToRemote() =>
        new()
        {
            Settings = Copy("settings"),
            Api = _api is null ? null : Copy(_api),
            Grants = [.. _grants.Select(Copy)],
            Roles = [.. _roles],
            Connections = [.. _connections.Select(Copy)],
            Clients = [.. _clients.Select(Copy)],
            Accounts = [.. _accounts],
        };

    /// <summary>A member that is an object is filled in, as Auth0 does with flags and client_metadata.</summary>
    public string Patch(string id, Change change)
    {
        foreach (var field in change.Fields)
        {
            var path = field.Field.Split('.');
            var holder = Find(id);
            foreach (var name in path[..^1])
            {
                holder[name] ??= new JsonObject();
                holder = holder[name]!.AsObject();
            }

            holder[path[^1]] = field.After?.DeepClone();
        }

        return id;
    }

    public string AddApi(Change change)
    {
        Refuse(_api is not null, "an API with this identifier exists");
        _api = Make("api", change);
        SortScopes();
        return _api;
    }

    public string PatchApi(Change change)
    {
        Refuse(change.Id is null || change.Id != _api, "there is no such API");
        Refuse(change.Field("identifier") is not null, "the identifier is immutable");
        Patch(change.Id!, change);
        SortScopes();
        foreach (var grant in _grants.Select(Find))
        {
            grant["scope"] = PaperSet.Of(PaperSet.Names(grant["scope"]).Intersect(Scopes));
        }

        PaperSet.Replace(_roles, role => role with { Permissions = [.. role.Permissions!.Intersect(Scopes)] });
        return change.Id!;
    }

    public string AddGrant(Change change, string? client)
    {
        Refuse(change.Field("default_for") is null == client is null, "a grant is a client's or a default");
        Refuse(client is not null && !_clients.Contains(client), "there is no such client");
        RefuseUnknownScopes(change);
        var id = Make("cgr", change);
        if (client is not null)
        {
            Find(id)["client_id"] = client;
        }

        Refuse(_grants.Select(Find).Any(other => IdentityOf(other) == IdentityOf(Find(id))), "there is such a grant");
        _grants.Add(id);
        return id;
    }

    public string PatchGrant(Change change)
    {
        Refuse(!_grants.Contains(change.Id ?? string.Empty), "there is no such grant");
        Refuse(change.Fields.Any(field => field.Field is not ("scope" or "allow_all_scopes")), "that is immutable");
        RefuseUnknownScopes(change);
        Patch(change.Id!, change);
        // Where all are allowed, none are told.
        if (Find(change.Id!)["allow_all_scopes"]?.GetValue<bool>() is true)
        {
            Find(change.Id!).Remove("scope");
        }

        return change.Id!;
    }

    public string RemoveGrant(Change change)
    {
        Refuse(!_grants.Remove(change.Id ?? string.Empty), "there is no such grant");
        return change.Id!;
    }

    public string AddRole(Change change)
    {
        var name = (string?)change.Field("name")?.After ?? string.Empty;
        Refuse(_roles.Any(role => role.Name == name), "there is such a role");
        var description = (string?)change.Field("description")?.After ?? string.Empty;
        _roles.Add(new($"rol_{++_made}", name, description, [], PermitsElsewhere: false));
        return _roles[^1].Id;
    }

    public string DescribeRole(Change change)
    {
        RefuseUnknownRole(change.Id);
        var description = (string)change.Field("description")!.After!;
        PaperSet.Replace(_roles, role => role.Id == change.Id ? role with { Description = description } : role);
        return change.Id!;
    }

    public string PermitRole(Change change, string id)
    {
        RefuseUnknownRole(id);
        Refuse(change.Identifier != Pool.Identifier, "permissions are those of an API");
        var (added, removed) = PaperSet.Difference(change.Field("permissions")!);
        Refuse(added.Except(Scopes).Any(), "the API has no such scope");
        PaperSet.Replace(
            _roles,
            role =>
                role.Id == id ? role with { Permissions = [.. role.Permissions!.Union(added).Except(removed)] } : role
        );
        return id;
    }

    public string PatchConnection(Change change)
    {
        Refuse(!_connections.Contains(change.Id ?? string.Empty), "there is no such connection");
        return Patch(change.Id!, change);
    }

    public string AddClient(Change change)
    {
        var address = (string?)change.Field("external_client_id")?.After;
        Refuse(
            address is not null && _clients.Any(id => (string?)Find(id)["external_client_id"] == address),
            "the document is registered"
        );
        var made = Make("tpc", change);
        _clients.Add(made);
        return made;
    }

    public string PatchClient(Change change)
    {
        Refuse(!_clients.Contains(change.Id ?? string.Empty), "there is no such client");
        Refuse(change.Field("is_first_party") is not null, "is_first_party is immutable");
        return Patch(change.Id!, change);
    }

    public string GiveRoles(Change change, Func<string, string> idOf)
    {
        Refuse(_accounts.All(account => account.Id != change.Id), "there is no such account");
        var (added, removed) = PaperSet.Difference(change.Field("roles")!);
        Array.ForEach([.. added, .. removed], name => RefuseUnknownRole(idOf(name)));
        PaperSet.Replace(
            _accounts,
            account =>
                account.Id == change.Id
                    ? account with
                    {
                        Roles = [.. account.Roles.Union(added).Except(removed)],
                    }
                    : account
        );
        return change.Id!;
    }

    private string[] Scopes =>
        _api is null ? [] : [.. Find(_api)["scopes"]!.AsArray().Select(scope => (string)scope!["value"]!)];

    // The order of members means nothing, and Auth0 has its own.
    private void SortScopes() =>
        Find(_api!)["scopes"] = new JsonArray([
            .. Find(_api!)["scopes"]!
                .DeepClone()
                .AsArray()
                .Select(scope => new JsonObject(
                    scope!
                        .AsObject()
                        .OrderBy(member => member.Key, StringComparer.Ordinal)
                        .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))
                )),
        ]);

    private void RefuseUnknownScopes(Change change) =>
        Refuse(PaperSet.Names(change.Field("scope")?.After).Except(Scopes).Any(), "the API has no such scope");

    private void RefuseUnknownRole(string? id) => Refuse(_roles.All(role => role.Id != id), "there is no such role");

    private string Make(string prefix, Change change)
    {
        var id = $"{prefix}_{++_made}";
        Keep(new(id, []));
        return Patch(id, change);
    }

    private string Keep(Resource resource)
    {
        _objects.Add(resource.Id, resource.Fields.DeepClone().AsObject());
        return resource.Id;
    }

    private Resource Copy(string id) => new(id, Find(id).DeepClone().AsObject());

    private JsonObject Find(string id) => _objects[id];

    private static (string, string, string) IdentityOf(JsonObject grant) =>
        ($"{grant["client_id"]}", $"{grant["default_for"]}", $"{grant["subject_type"]}");

    private static void Refuse(bool when, string because)
    {
        if (when)
        {
            throw new TenantException($"The tenant refused: {because}.");
        }
    }
}
