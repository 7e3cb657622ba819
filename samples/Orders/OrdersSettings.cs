using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace McpServer.Samples.Orders;

/// <summary>Reads <c>Orders:Database</c>. A test of a tool has no settings at all.</summary>
internal sealed class OrdersSettings(IConfiguration? settings = null) : IConfigureOptions<OrdersOptions>
{
    public void Configure(OrdersOptions options)
    {
        if (settings?[$"{OrdersOptions.Section}:{nameof(OrdersOptions.Database)}"] is { Length: > 0 } database)
        {
            options.Database = database;
        }
    }
}
