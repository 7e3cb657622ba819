using McpServer.LocalAuth0.People;
using Microsoft.AspNetCore.Identity;

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
        UserManager<Person> users,
        PeopleDirectory people,
        LocalTenant tenant,
        CancellationToken cancellationToken
    ) => ChangeAsync(email, role, users, people, tenant, users.AddToRoleAsync, cancellationToken);

    private static Task<IResult> RemoveAsync(
        string email,
        string role,
        UserManager<Person> users,
        PeopleDirectory people,
        LocalTenant tenant,
        CancellationToken cancellationToken
    ) => ChangeAsync(email, role, users, people, tenant, users.RemoveFromRoleAsync, cancellationToken);

    private static async Task<IResult> ChangeAsync(
        string email,
        string role,
        UserManager<Person> users,
        PeopleDirectory people,
        LocalTenant tenant,
        Func<Person, string, Task<IdentityResult>> change,
        CancellationToken cancellationToken
    )
    {
        if (await people.FindByEmailAsync(email, cancellationToken) is not { } person)
        {
            return Results.NotFound($"There is no person '{email}'.");
        }

        if (!tenant.Roles.Any(known => known.Name == role))
        {
            return Results.NotFound(
                $"There is no role '{role}'. Roles: {string.Join(", ", tenant.Roles.Select(known => known.Name))}."
            );
        }

        // Having it already, or not at all, is what the caller wanted.
        await change(person, role);
        return Results.Json(new { email, roles = await users.GetRolesAsync(person) });
    }
}
