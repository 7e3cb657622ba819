using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace McpServer.LocalAuth0.People;

/// <summary>Who has which role.</summary>
internal sealed class RoleMembers(TenantDatabase database)
{
    /// <summary>Having it already is what the caller wanted.</summary>
    public async Task AddAsync(string subject, Role role, CancellationToken cancellationToken)
    {
        if (await Of(subject, role.Id).AnyAsync(cancellationToken))
        {
            return;
        }

        database.UserRoles.Add(new IdentityUserRole<string> { UserId = subject, RoleId = role.Id });
        await database.SaveChangesAsync(cancellationToken);
        database.ChangeTracker.Clear();
    }

    public Task RemoveAsync(string subject, string roleId, CancellationToken cancellationToken) =>
        Of(subject, roleId).ExecuteDeleteAsync(cancellationToken);

    public async Task<IReadOnlyList<Person>> WithAsync(string roleId, CancellationToken cancellationToken)
    {
        var members = database.UserRoles.Where(held => held.RoleId == roleId).Select(held => held.UserId);
        return await database
            .Users.AsNoTracking()
            .Where(person => members.Contains(person.Id))
            .OrderBy(person => person.Email)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Identity knows a role by its id only: the name can change, and is the Management API's to know.</summary>
    public async Task OpenAsync(string roleId, CancellationToken cancellationToken)
    {
        database.Roles.Add(new IdentityRole(roleId) { Id = roleId, NormalizedName = roleId.ToUpperInvariant() });
        await database.SaveChangesAsync(cancellationToken);
        database.ChangeTracker.Clear();
    }

    public async Task CloseAsync(string roleId, CancellationToken cancellationToken)
    {
        await database.UserRoles.Where(held => held.RoleId == roleId).ExecuteDeleteAsync(cancellationToken);
        await database.Roles.Where(role => role.Id == roleId).ExecuteDeleteAsync(cancellationToken);
    }

    private IQueryable<IdentityUserRole<string>> Of(string subject, string roleId) =>
        database.UserRoles.Where(held => held.UserId == subject && held.RoleId == roleId);
}
