namespace McpServer.Samples.Orders;

/// <summary>Where an order is shipped from.</summary>
public enum Region
{
    Europe,
    Americas,
    Asia,
}
