using System.Buffers;

namespace McpServer.Samples.Orders;

/// <summary>Orders as a table that spreadsheets read (RFC 4180).</summary>
internal static class OrderCsv
{
    public const string Head = "order,placed_at,owner,item,quantity,price,refunded,status,region\r\n";

    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@");

    public static string LineOf(Order order) =>
        FormattableString.Invariant(
            $"{order.Number},{order.PlacedAt:yyyy-MM-ddTHH:mm:ssZ},{Quoted(order.Owner.Subject)},{Quoted(order.Item)},{order.Quantity},{order.Price:0.00},{order.Refunded:0.00},{order.Status},{order.Region}\r\n"
        );

    // What begins like a formula would be run by the spreadsheet of whoever opens the table.
    private static string Quoted(string? text)
    {
        var harmless = text is [var first, ..] && Formula.Contains(first) ? $"'{text}" : text;
        return $"\"{harmless?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
