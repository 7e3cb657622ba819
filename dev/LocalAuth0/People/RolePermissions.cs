using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace McpServer.LocalAuth0.People;

/// <summary>What a person may do at an API, by the roles they have at this moment.</summary>
internal sealed class RolePermissions(Tenant tenant, TenantDatabase database)
{
    /// <summary>Everything that the roles permit, sorted, as Auth0 lists it. Null when there is no such person.</summary>
    public async Task<IReadOnlyList<string>?> OfAsync(
        string subject,
        ResourceServer api,
        CancellationToken cancellationToken
    )
    {
        if (await database.Users.FindAsync([subject], cancellationToken) is not { } person)
        {
            return null;
        }

        var scopes = api.Scopes.Select(scope => scope.Value);
        if (api.IsSystem)
        {
            return person.IsTenantAdministrator ? [.. scopes.Order(StringComparer.Ordinal)] : [];
        }

        var permitted = (await RolesAsync(subject, cancellationToken))
            .SelectMany(role => role.Permissions)
            .Where(permission => permission.Api == api.Identifier)
            .Select(permission => permission.Scope);
        return [.. scopes.Intersect(permitted).Order(StringComparer.Ordinal)];
    }

    /// <summary>What a token of the person can have at most: without RBAC, roles do not matter.</summary>
    public async Task<IReadOnlyList<string>?> AllowedAsync(
        string subject,
        ResourceServer api,
        CancellationToken cancellationToken
    )
    {
        var permitted = await OfAsync(subject, api, cancellationToken);
        return permitted is null || api.EnforcesPolicies || api.IsSystem
            ? permitted
            : [.. api.Scopes.Select(scope => scope.Value)];
    }

    public async Task<IReadOnlyList<Role>> RolesAsync(string subject, CancellationToken cancellationToken)
    {
        var held = await database
            .UserRoles.Where(membership => membership.UserId == subject)
            .Select(membership => membership.RoleId)
            .ToListAsync(cancellationToken);
        return [.. (await tenant.RolesAsync(cancellationToken)).Where(role => held.Contains(role.Id))];
    }
}
