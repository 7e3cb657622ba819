using System.Text.Json.Nodes;

namespace McpServer.LocalAuth0.Tenancy;

/// <summary>A role and what it permits at each API.</summary>
internal sealed record Role(JsonObject Json)
{
    private const string Stored = "permissions";

    public string Id => Json.Text("id")!;

    public string Name => Json.Text("name")!;

    public IReadOnlyList<RolePermission> Permissions =>
        [
            .. Json.Objects(Stored)
                .Select(permission => new RolePermission(permission.Text("api")!, permission.Text("scope")!)),
        ];

    /// <summary>As the Management API shows it: permissions are a list of their own.</summary>
    public JsonObject Shown
    {
        get
        {
            var shown = Json.DeepClone().AsObject();
            shown.Remove(Stored);
            return shown;
        }
    }

    public Role With(IEnumerable<RolePermission> permissions)
    {
        var json = Json.DeepClone().AsObject();
        json[Stored] = new JsonArray([
            .. permissions
                .Distinct()
                .Select(permission => new JsonObject { ["api"] = permission.Api, ["scope"] = permission.Scope }),
        ]);
        return new Role(json);
    }
}
