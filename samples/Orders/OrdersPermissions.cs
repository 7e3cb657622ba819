using McpServer.Domain.Access;

namespace McpServer.Samples.Orders;

/// <summary>All that the orders team asks for, declared once; the scopes and the consent page come from here.</summary>
public static class OrdersPermissions
{
    public static readonly Permission ReadAll = Permission.Parse(
        "orders:read-all",
        "See and work on the orders of everybody in your organization"
    );

    /// <summary>Whoever sees everybody's orders sees their own, too.</summary>
    public static readonly Permission Read = Permission.Parse("orders:read", "See your orders", ReadAll);

    public static readonly Permission Write = Permission.Parse("orders:write", "Place and cancel orders");

    public static readonly Permission RefundLarge = Permission.Parse(
        "orders:refund-large",
        "Pay back more than 100 at once"
    );

    public static readonly Permission Refund = Permission.Parse(
        "orders:refund",
        "Pay back up to 100 at once",
        RefundLarge
    );
}
