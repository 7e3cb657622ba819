using McpServer.Application;
using McpServer.Domain.Access;
using McpServer.LocalAuth0;
using McpServer.Samples.Orders;
using McpServer.Samples.Orders.Tools;

namespace McpServer.Launcher;

/// <summary>The team of <c>samples/Orders</c>: its tools, its roles, and people who have them.</summary>
public static class OrdersSample
{
    public const string Clerk = "user@example.com";

    public const string Manager = "grace@gmail.example";

    /// <summary>The team's part of the tenant file, and who gets its roles here.</summary>
    public static IReadOnlyList<string> TenantFiles { get; } =
    [TenantSetUp.Beside("orders-tenant.json"), TenantSetUp.Beside("orders.json")];

    /// <summary>Adds the team's tools to a server, and orders of the two people to a new database.</summary>
    public static void AddTo(WebApplicationBuilder server, string issuer, string database)
    {
        ArgumentNullException.ThrowIfNull(server);
        server.Configuration["Orders:Database"] = $"Data Source={database};Pooling=False";
        server.Services.AddApplication(typeof(FindOrder).Assembly);
        server.Services.Configure<OrdersOptions>(options =>
            options.ExamplesFor = [
                .. new LocalTenant()
                    .People.Where(person => person.Email is Clerk or Manager)
                    .Select(person => new ResourceOwner(issuer, person.Subject)),
            ]
        );
    }
}
