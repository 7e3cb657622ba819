namespace McpServer.Testing.Tests.Tools;

/// <summary>What the tools of the shop know and change.</summary>
internal sealed class Ledger
{
    public Dictionary<int, decimal> Paid { get; } = new() { [1] = 20m, [2] = 900m };

    public List<int> Refunded { get; } = [];

    public List<int> Cancelled { get; } = [];

    public List<decimal> PaidOut { get; } = [];

    /// <summary>What happens at the next refund, in its place.</summary>
    public Func<CancellationToken, Task>? Instead { get; set; }
}
