namespace McpServer.Samples.Orders;

public enum OrderStatus
{
    Open,
    Shipped,
    Cancelled,
}
