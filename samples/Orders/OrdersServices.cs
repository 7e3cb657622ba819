using McpServer.Application.Catalog;
using McpServer.Samples.Orders.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace McpServer.Samples.Orders;

/// <summary>What the tools of this assembly need. The catalog finds it; no server has to name it.</summary>
public sealed class OrdersServices : IToolServices
{
    private OrdersServices() { }

    public static void AddServices(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.ConfigureOptions<OrdersSettings>();
        services.AddDbContextFactory<OrdersDatabase>(
            (provider, database) =>
                database.UseSqlite(provider.GetRequiredService<IOptions<OrdersOptions>>().Value.Database)
        );
        services.AddSingleton<OrderBook>();
    }
}
