using McpServer.LocalAuth0.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace McpServer.LocalAuth0.Storage;

internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services) =>
        services
            .AddSingleton<DatabaseFile>()
            .AddDbContext<TenantDatabase>(
                (provider, options) =>
                    options.UseSqlite(provider.GetRequiredService<DatabaseFile>().ConnectionString).UseOpenIddict()
            )
            .AddScoped<TenantDocuments>()
            .AddScoped<EmptyTenant>()
            .AddScoped<TenantSeed>()
            .AddHostedService<SeedAtStart>();
}
