using System.Text;

namespace McpServer.Benchmarks.Load;

/// <summary>What makes an answer the right one: a server that answers wrongly is fast for nothing.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Marker">Text that stands in the body; empty for none.</param>
public sealed record Expectation(int Status, string Marker = "")
{
    internal byte[] MarkerBytes { get; } = Encoding.UTF8.GetBytes(Marker);
}
