using Microsoft.AspNetCore.Identity;

namespace McpServer.LocalAuth0.People;

/// <summary>What a person may do at the API, by the roles they have at this moment.</summary>
internal sealed class RolePermissions(LocalTenant tenant, UserManager<Person> users)
{
    /// <summary>Sorted, as Auth0 lists them. Null when there is no such person.</summary>
    public async Task<IReadOnlyList<string>?> OfAsync(string subject)
    {
        if (await users.FindByIdAsync(subject) is not { } person)
        {
            return null;
        }

        var names = await users.GetRolesAsync(person);
        var permitted = tenant
            .Roles.Where(role => names.Contains(role.Name, StringComparer.Ordinal))
            .SelectMany(role => role.Permissions)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. tenant
                .Api.Scopes.Select(scope => scope.Value)
                .Where(scope => permitted.Contains(scope) || permitted.Contains("*"))
                .Order(StringComparer.Ordinal),
        ];
    }
}
