using McpServer.Application.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace McpServer.Samples.Orders.Storage;

/// <summary>Opens the database, which is made the first time that somebody needs it.</summary>
internal sealed class OrderBook(
    IDbContextFactory<OrdersDatabase> databases,
    IOptions<OrdersOptions> options,
    TimeProvider clock
) : IDisposable
{
    private readonly SemaphoreSlim _making = new(1);
    private volatile bool _isMade;

    public async Task<OrdersDatabase> OpenAsync(CancellationToken cancellationToken)
    {
        var database = await databases.CreateDbContextAsync(cancellationToken);
        try
        {
            await MakeAsync(database, cancellationToken);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Why what was changed could not be kept; null when it is.</summary>
    public static async Task<ToolError?> KeepAsync(OrdersDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ToolError.Unavailable("Somebody else changed the order meanwhile. Look at it, and call again.");
        }
    }

    public void Dispose() => _making.Dispose();

    private async Task MakeAsync(OrdersDatabase database, CancellationToken cancellationToken)
    {
        if (_isMade)
        {
            return;
        }

        await _making.WaitAsync(cancellationToken);
        try
        {
            // One that is made already is left as it is; a real team would run its migrations before the deployment.
            if (!_isMade && await database.Database.EnsureCreatedAsync(cancellationToken))
            {
                database.Orders.AddRange(ExampleOrders.For(options.Value.ExamplesFor, clock.GetUtcNow()));
                await database.SaveChangesAsync(cancellationToken);
                database.ChangeTracker.Clear();
            }

            _isMade = true;
        }
        finally
        {
            _making.Release();
        }
    }
}
