using McpServer.LocalAuth0.Keys;
using McpServer.LocalAuth0.People;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace McpServer.LocalAuth0.Storage;

internal sealed class TenantDatabase(DbContextOptions<TenantDatabase> options) : IdentityDbContext<Person>(options)
{
    public DbSet<StoredKey> Keys => Set<StoredKey>();

    public DbSet<TenantDocument> Documents => Set<TenantDocument>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<StoredKey>().HasKey(key => key.Kid);
        builder.Entity<TenantDocument>().HasKey(document => document.Number);
        builder.Entity<TenantDocument>().HasIndex(document => new { document.Collection, document.Id }).IsUnique();
        // As in Auth0, one e-mail address can be a password account and a Google account: two people to the server.
        builder.Entity<Person>().HasIndex(person => new { person.Connection, person.NormalizedEmail }).IsUnique();
    }
}
