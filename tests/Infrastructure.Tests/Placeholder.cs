namespace McpServer.Infrastructure.Tests;

internal static class Placeholder;
