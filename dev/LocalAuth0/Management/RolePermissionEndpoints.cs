using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tenancy;

namespace McpServer.LocalAuth0.Management;

internal static class RolePermissionEndpoints
{
    private const string Path = "/roles/{id}/permissions";

    private static readonly Shape Named = new(
        Member
            .List(
                "permissions",
                new Shape(
                    Member.NonEmpty("resource_server_identifier").Required,
                    Member.NonEmpty("permission_name").Required
                )
            )
            .Required
    );

    public static void MapRolePermissions(this IEndpointRouteBuilder api)
    {
        api.MapGet(Path, ListAsync).Needs("read:roles");
        api.MapPost(Path, AddAsync).Needs("update:roles").Takes(Named);
        api.MapDelete(Path, RemoveAsync).Needs("update:roles").Takes(Named);
    }

    private static async Task<IResult> ListAsync(
        string id,
        HttpRequest request,
        Tenant tenant,
        Page page,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(id, tenant, cancellationToken) is not { } role)
        {
            return RoleEndpoints.NoSuchRole();
        }

        var apis = await tenant.ApisAsync(cancellationToken);
        return page.Offset(
            request,
            "permissions",
            [.. role.Permissions.Select(permission => PermissionJson.Of(permission, apis))]
        );
    }

    private static async Task<IResult> AddAsync(
        string id,
        RequestBody body,
        Tenant tenant,
        TenantDocuments documents,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(id, tenant, cancellationToken) is not { } role)
        {
            return RoleEndpoints.NoSuchRole();
        }

        var asked = Read(body);
        var apis = await tenant.ApisAsync(cancellationToken);
        foreach (var permission in asked)
        {
            if (apis.FirstOrDefault(api => api.Identifier == permission.Api) is not { } api)
            {
                return ManagementError.NoSuch(
                    "resource_server",
                    $"Resource server with identifier {permission.Api} does not exist"
                );
            }

            if (api.Scopes.All(scope => scope.Value != permission.Scope))
            {
                return ManagementError.NoSuch(
                    "permission",
                    $"Permission {permission.Scope} for resource server {api.Identifier} does not exist"
                );
            }
        }

        await documents.KeepAsync(
            Collections.Roles,
            id,
            role.With(role.Permissions.Concat(asked)).Json,
            cancellationToken
        );
        return Results.Json(new JsonObject(), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RemoveAsync(
        string id,
        RequestBody body,
        Tenant tenant,
        TenantDocuments documents,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(id, tenant, cancellationToken) is not { } role)
        {
            return RoleEndpoints.NoSuchRole();
        }

        await documents.KeepAsync(
            Collections.Roles,
            id,
            role.With(role.Permissions.Except(Read(body))).Json,
            cancellationToken
        );
        return Results.NoContent();
    }

    private static async Task<Role?> FindAsync(string id, Tenant tenant, CancellationToken cancellationToken) =>
        (await tenant.RolesAsync(cancellationToken)).FirstOrDefault(role => role.Id == id);

    private static RolePermission[] Read(RequestBody body) =>
        [
            .. body
                .Json.Objects("permissions")
                .Select(permission => new RolePermission(
                    permission.Text("resource_server_identifier")!,
                    permission.Text("permission_name")!
                )),
        ];
}
