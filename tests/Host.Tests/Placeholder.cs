namespace McpServer.Host.Tests;

internal static class Placeholder;
