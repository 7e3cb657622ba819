using McpServer.Domain.Access;

namespace McpServer.Samples.Orders;

/// <summary>Where the orders are kept; section <c>Orders</c>.</summary>
public sealed class OrdersOptions
{
    public const string Section = "Orders";

    /// <summary>A connection string of SQLite; a file beside the program when left out.</summary>
    public string Database { get; set; } = $"Data Source={Path.Combine(AppContext.BaseDirectory, "orders.db")}";

    /// <summary>People for whom a new database begins with some orders; set by code that knows them, for a try-out.</summary>
    public IReadOnlyList<ResourceOwner> ExamplesFor { get; set; } = [];
}
