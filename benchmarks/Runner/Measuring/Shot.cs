using McpServer.Benchmarks.Load;

namespace McpServer.Benchmarks.Runner.Measuring;

/// <summary>One load of one peer.</summary>
/// <param name="Scenario">What is compared, such as <c>call/16</c>.</param>
/// <param name="Requests">What is sent.</param>
/// <param name="Expected">What has to come back.</param>
internal sealed record Shot(string Scenario, IReadOnlyList<byte[]> Requests, Expectation Expected)
{
    public static readonly Expectation Greeted = new(200, "Hello, Ada!");

    public int Connections { get; init; } = 16;

    /// <summary>Whether nobody else loads the server: only then are its CPU time and its bytes those of these calls.</summary>
    public bool IsAlone { get; init; } = true;

    public long MaxCalls { get; init; } = long.MaxValue;
}
