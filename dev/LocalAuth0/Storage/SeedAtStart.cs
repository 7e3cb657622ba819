using McpServer.LocalAuth0.Keys;

namespace McpServer.LocalAuth0.Storage;

/// <summary>Runs before the server listens, so that the first request already meets a whole tenant.</summary>
internal sealed class SeedAtStart(IServiceScopeFactory scopes, DatabaseFile file, KeyRing keys) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
        // Keys take longest to make, so they are begun first.
        var first = file.IsNew ? keys.GenerateAsync() : null;
        await database.Database.EnsureCreatedAsync(cancellationToken);
        if (first is null)
        {
            await keys.LoadAsync(database, cancellationToken);
            return;
        }

        await scope.ServiceProvider.GetRequiredService<TenantSeed>().PlantAsync(cancellationToken);
        await keys.KeepFirstAsync(database, await first, cancellationToken);
        file.MarkWhole();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
