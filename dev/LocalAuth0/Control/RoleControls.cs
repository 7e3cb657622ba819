using McpServer.LocalAuth0.People;
using McpServer.LocalAuth0.Tenancy;

namespace McpServer.LocalAuth0.Control;

/// <summary>Gives roles to people and takes them away, as an administrator of the tenant would.</summary>
internal static class RoleControls
{
    public static void MapRoles(this IEndpointRouteBuilder control)
    {
        control.MapPost("/roles/add", AddAsync);
        control.MapPost("/roles/remove", RemoveAsync);
    }

    private static Task<IResult> AddAsync(
        string email,
        string role,
        Tenant tenant,
        PeopleDirectory people,
        RolePermissions permissions,
        RoleMembers members,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            email,
            role,
            tenant,
            people,
            permissions,
            (person, known) => members.AddAsync(person.Id, known, cancellationToken),
            cancellationToken
        );

    private static Task<IResult> RemoveAsync(
        string email,
        string role,
        Tenant tenant,
        PeopleDirectory people,
        RolePermissions permissions,
        RoleMembers members,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            email,
            role,
            tenant,
            people,
            permissions,
            (person, known) => members.RemoveAsync(person.Id, known.Id, cancellationToken),
            cancellationToken
        );

    private static async Task<IResult> ChangeAsync(
        string email,
        string role,
        Tenant tenant,
        PeopleDirectory people,
        RolePermissions permissions,
        Func<Person, Role, Task> change,
        CancellationToken cancellationToken
    )
    {
        if (await people.FindByEmailAsync(email, cancellationToken) is not { } person)
        {
            return Results.NotFound($"There is no person '{email}'.");
        }

        var roles = await tenant.RolesAsync(cancellationToken);
        if (roles.FirstOrDefault(known => known.Name == role) is not { } named)
        {
            return Results.NotFound(
                $"There is no role '{role}'. Roles: {string.Join(", ", roles.Select(known => known.Name))}."
            );
        }

        await change(person, named);
        var held = await permissions.RolesAsync(person.Id, cancellationToken);
        return Results.Json(new { email, roles = held.Select(known => known.Name) });
    }
}
