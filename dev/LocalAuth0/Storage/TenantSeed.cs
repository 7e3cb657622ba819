using McpServer.LocalAuth0.People;
using McpServer.LocalAuth0.Registration;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace McpServer.LocalAuth0.Storage;

/// <summary>Puts the tenant's roles, people and clients into an empty database, or back into a used one.</summary>
internal sealed class TenantSeed(
    LocalTenant tenant,
    TenantDatabase database,
    UserManager<Person> users,
    RoleManager<IdentityRole> roles,
    ClientRegistry clients
)
{
    public async Task PlantAsync(CancellationToken cancellationToken)
    {
        foreach (var role in tenant.Roles)
        {
            Expect(await roles.CreateAsync(new IdentityRole(role.Name)), role.Name);
        }

        foreach (var seeded in tenant.People)
        {
            var person = new Person
            {
                Id = seeded.Subject,
                UserName = seeded.Username ?? seeded.Subject,
                Email = seeded.Email,
                Connection = seeded.Connection,
            };
            var created = seeded.Password is { } password
                ? await users.CreateAsync(person, password)
                : await users.CreateAsync(person);
            Expect(created, seeded.Email);
            Expect(await users.AddToRolesAsync(person, seeded.Roles), seeded.Email);
        }

        foreach (var client in tenant.Clients)
        {
            await clients.SeedAsync(client, cancellationToken);
        }
    }

    /// <summary>Forgets everything but the signing keys, which servers may still hold in their caches.</summary>
    public async Task ReplantAsync(CancellationToken cancellationToken)
    {
        await database.Set<OpenIddictEntityFrameworkCoreToken>().ExecuteDeleteAsync(cancellationToken);
        await database.Set<OpenIddictEntityFrameworkCoreAuthorization>().ExecuteDeleteAsync(cancellationToken);
        await database.Set<OpenIddictEntityFrameworkCoreApplication>().ExecuteDeleteAsync(cancellationToken);
        await database.UserRoles.ExecuteDeleteAsync(cancellationToken);
        await database.Users.ExecuteDeleteAsync(cancellationToken);
        await database.Roles.ExecuteDeleteAsync(cancellationToken);
        database.ChangeTracker.Clear();
        await PlantAsync(cancellationToken);
    }

    private static void Expect(IdentityResult result, string name)
    {
        if (!result.Succeeded)
        {
            var faults = string.Join(' ', result.Errors.Select(error => error.Description));
            throw new InvalidOperationException($"The tenant's seed is wrong at '{name}': {faults}");
        }
    }
}
