using McpServer.Domain.Tools;

namespace McpServer.Samples.Orders;

/// <summary>What clients show beside every tool of the team.</summary>
internal static class OrdersTeam
{
    // A parcel. In the address itself, so that no client has to fetch anything from us.
    private const string Picture =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='#777' stroke-width='2'>"
        + "<path d='M12 3 3 7v10l9 4 9-4V7zM3 7l9 4 9-4M12 11v10'/></svg>";

    public static IReadOnlyList<ToolIcon> Icons { get; } =
    [new(new Uri($"data:image/svg+xml,{Uri.EscapeDataString(Picture)}"), "image/svg+xml", ["any"])];
}
