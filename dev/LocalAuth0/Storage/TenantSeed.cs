using McpServer.LocalAuth0.People;
using McpServer.LocalAuth0.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace McpServer.LocalAuth0.Storage;

/// <summary>Makes a new tenant of an empty database, or of a used one.</summary>
internal sealed class TenantSeed(
    LocalTenant tenant,
    TenantDatabase database,
    EmptyTenant empty,
    UserManager<Person> users
)
{
    public async Task PlantAsync(CancellationToken cancellationToken)
    {
        await empty.PlantAsync(cancellationToken);
        foreach (var seeded in tenant.People)
        {
            var person = new Person
            {
                Id = seeded.Subject,
                UserName = seeded.Username ?? seeded.Subject,
                Email = seeded.Email,
                EmailConfirmed = seeded.EmailVerified,
                Connection = seeded.Connection,
                IsTenantAdministrator = seeded.IsTenantAdministrator,
            };
            var created = seeded.Password is { } password
                ? await users.CreateAsync(person, password)
                : await users.CreateAsync(person);
            Expect(created, seeded.Email);
        }
    }

    /// <summary>Forgets everything but the signing keys, which servers may still hold in their caches.</summary>
    public async Task ReplantAsync(CancellationToken cancellationToken)
    {
        await database.Set<OpenIddictEntityFrameworkCoreToken>().ExecuteDeleteAsync(cancellationToken);
        await database.Set<OpenIddictEntityFrameworkCoreAuthorization>().ExecuteDeleteAsync(cancellationToken);
        await database.Set<OpenIddictEntityFrameworkCoreApplication>().ExecuteDeleteAsync(cancellationToken);
        await database.Documents.ExecuteDeleteAsync(cancellationToken);
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
