namespace McpServer.Benchmarks.Runner;

/// <summary>A measurement that would not be worth its name.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
