using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace McpServer.Samples.Orders.Tests;

/// <summary>Pays back a cent of an order that was loaded, in the moment before its own change is written.</summary>
internal sealed class AnotherRefund : SaveChangesInterceptor
{
    public const decimal Amount = 0.01m;

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        var database = eventData.Context!;
        foreach (var order in database.ChangeTracker.Entries<Order>().Where(one => one.State == EntityState.Modified))
        {
            await database.Database.ExecuteSqlAsync(
                $"UPDATE Orders SET Refunded = 1 WHERE Number = {order.Entity.Number}",
                cancellationToken
            );
        }

        return result;
    }
}
