using System.Text.Json.Nodes;
using McpServer.LocalAuth0.People;
using McpServer.LocalAuth0.Tenancy;

namespace McpServer.LocalAuth0.Management;

internal static class UserRoleEndpoints
{
    private const string Path = "/users/{id}/roles";

    private static readonly Shape Named = new(Member.Texts("roles").Required);

    public static void MapUserRoles(this IEndpointRouteBuilder api)
    {
        api.MapGet(Path, ListAsync).Needs("read:users").Needs("read:roles", "read:role_members");
        api.MapPost(Path, AddAsync).Needs("update:users", "create:role_members").Takes(Named);
        api.MapDelete(Path, RemoveAsync).Needs("update:users", "delete:role_members").Takes(Named);
        api.MapGet("/users/{id}/permissions", ListPermissionsAsync).Needs("read:users");
    }

    private static async Task<IResult> ListAsync(
        string id,
        HttpRequest request,
        PeopleDirectory people,
        RolePermissions permissions,
        Page page,
        CancellationToken cancellationToken
    )
    {
        if (!await people.KnowsAsync(id, cancellationToken))
        {
            return UserEndpoints.NoSuchUser();
        }

        var roles = await permissions.RolesAsync(id, cancellationToken);
        return page.Offset(request, "roles", [.. roles.Select(role => role.Shown)]);
    }

    private static async Task<IResult> AddAsync(
        string id,
        RequestBody body,
        Tenant tenant,
        PeopleDirectory people,
        RoleMembers members,
        CancellationToken cancellationToken
    )
    {
        if (!await people.KnowsAsync(id, cancellationToken))
        {
            return UserEndpoints.NoSuchUser();
        }

        var known = await tenant.RolesAsync(cancellationToken);
        var asked = body.Json.Texts("roles");
        if (asked.Any(name => known.All(role => role.Id != name)))
        {
            return RoleEndpoints.NoSuchRole();
        }

        foreach (var role in known.Where(role => asked.Contains(role.Id, StringComparer.Ordinal)))
        {
            await members.AddAsync(id, role, cancellationToken);
        }

        return Results.NoContent();
    }

    private static async Task<IResult> RemoveAsync(
        string id,
        RequestBody body,
        PeopleDirectory people,
        RoleMembers members,
        CancellationToken cancellationToken
    )
    {
        if (!await people.KnowsAsync(id, cancellationToken))
        {
            return UserEndpoints.NoSuchUser();
        }

        foreach (var role in body.Json.Texts("roles"))
        {
            await members.RemoveAsync(id, role, cancellationToken);
        }

        return Results.NoContent();
    }

    private static async Task<IResult> ListPermissionsAsync(
        string id,
        HttpRequest request,
        Tenant tenant,
        PeopleDirectory people,
        RolePermissions permissions,
        Page page,
        CancellationToken cancellationToken
    )
    {
        if (!await people.KnowsAsync(id, cancellationToken))
        {
            return UserEndpoints.NoSuchUser();
        }

        var apis = await tenant.ApisAsync(cancellationToken);
        var roles = await permissions.RolesAsync(id, cancellationToken);
        var listed = roles
            .SelectMany(role => role.Permissions)
            .Distinct()
            .Select(permission =>
            {
                var json = PermissionJson.Of(permission, apis);
                json["sources"] = new JsonArray([
                    .. roles.Where(role => role.Permissions.Contains(permission)).Select(Source),
                ]);
                return json;
            });
        return page.Offset(request, "permissions", [.. listed]);
    }

    private static JsonObject Source(Role role) =>
        new()
        {
            ["source_id"] = role.Id,
            ["source_name"] = role.Name,
            ["source_type"] = "ROLE",
        };
}
