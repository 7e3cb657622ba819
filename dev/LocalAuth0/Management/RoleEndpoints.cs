using System.Text.Json.Nodes;
using McpServer.LocalAuth0.People;
using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tenancy;

namespace McpServer.LocalAuth0.Management;

internal static class RoleEndpoints
{
    private static readonly Shape New = new(Member.NonEmpty("name").Required, Member.Text("description"));

    private static readonly Shape Change = new(Member.NonEmpty("name"), Member.Text("description"));

    public static void MapRoles(this IEndpointRouteBuilder api)
    {
        api.MapGet("/roles", ListAsync).Needs("read:roles");
        api.MapPost("/roles", AddAsync).Needs("create:roles").Takes(New);
        api.MapGet("/roles/{id}", GetAsync).Needs("read:roles");
        api.MapPatch("/roles/{id}", ChangeAsync).Needs("update:roles").Takes(Change);
        api.MapDelete("/roles/{id}", RemoveAsync).Needs("delete:roles");
        api.MapGet("/roles/{id}/users", ListUsersAsync).Needs("read:users", "read:role_members");
    }

    public static IResult NoSuchRole() => ManagementError.NoSuch("role", "The role does not exist.");

    private static async Task<IResult> ListAsync(
        HttpRequest request,
        Tenant tenant,
        Page page,
        CancellationToken cancellationToken
    )
    {
        var part = request.Query["name_filter"].FirstOrDefault() ?? string.Empty;
        var roles = (await tenant.RolesAsync(cancellationToken)).Where(role =>
            role.Name.Contains(part, StringComparison.OrdinalIgnoreCase)
        );
        return page.Offset(request, "roles", [.. roles.Select(role => role.Shown)]);
    }

    private static async Task<IResult> AddAsync(
        RequestBody body,
        Tenant tenant,
        TenantDocuments documents,
        RoleMembers members,
        CancellationToken cancellationToken
    )
    {
        var role = new Role(
            new JsonObject
            {
                ["id"] = Ids.Role(),
                ["name"] = body.Json.Text("name"),
                ["description"] = body.Json.Text("description") ?? body.Json.Text("name"),
            }
        );
        if (await IsTakenAsync(role, tenant, cancellationToken))
        {
            return NameIsTaken();
        }

        await members.OpenAsync(role.Id, cancellationToken);
        await documents.KeepAsync(Collections.Roles, role.Id, role.Json, cancellationToken);
        return Results.Json(role.Shown);
    }

    private static async Task<IResult> GetAsync(
        string id,
        TenantDocuments documents,
        CancellationToken cancellationToken
    ) =>
        await documents.FindAsync(Collections.Roles, id, cancellationToken) is { } json
            ? Results.Json(new Role(json).Shown)
            : NoSuchRole();

    private static async Task<IResult> ChangeAsync(
        string id,
        RequestBody body,
        Tenant tenant,
        TenantDocuments documents,
        CancellationToken cancellationToken
    )
    {
        if (await documents.FindAsync(Collections.Roles, id, cancellationToken) is not { } json)
        {
            return NoSuchRole();
        }

        foreach (var (name, value) in body.Json)
        {
            json[name] = value?.DeepClone();
        }

        var role = new Role(json);
        if (await IsTakenAsync(role, tenant, cancellationToken))
        {
            return NameIsTaken();
        }

        await documents.KeepAsync(Collections.Roles, id, json, cancellationToken);
        return Results.Json(role.Shown);
    }

    private static async Task<IResult> RemoveAsync(
        string id,
        TenantDocuments documents,
        RoleMembers members,
        CancellationToken cancellationToken
    )
    {
        if (await documents.FindAsync(Collections.Roles, id, cancellationToken) is null)
        {
            return NoSuchRole();
        }

        await members.CloseAsync(id, cancellationToken);
        await documents.RemoveAsync(Collections.Roles, id, cancellationToken);
        return Results.NoContent();
    }

    private static async Task<IResult> ListUsersAsync(
        string id,
        HttpRequest request,
        TenantDocuments documents,
        RoleMembers members,
        Page page,
        CancellationToken cancellationToken
    )
    {
        if (await documents.FindAsync(Collections.Roles, id, cancellationToken) is null)
        {
            return NoSuchRole();
        }

        var people = await members.WithAsync(id, cancellationToken);
        return page.Either(request, "users", [.. people.Select(UserJson.Brief)]);
    }

    private static async Task<bool> IsTakenAsync(Role role, Tenant tenant, CancellationToken cancellationToken) =>
        (await tenant.RolesAsync(cancellationToken)).Any(known => known.Name == role.Name && known.Id != role.Id);

    private static IResult NameIsTaken() =>
        ManagementError.Conflict("A role with the same name already exists.", "role_conflict");
}
