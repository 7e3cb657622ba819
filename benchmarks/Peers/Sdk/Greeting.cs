using System.ComponentModel;

namespace McpServer.Benchmarks.Sdk;

internal sealed record Greeting([property: Description("The greeting.")] string Message);
