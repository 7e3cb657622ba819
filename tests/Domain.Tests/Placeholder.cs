namespace McpServer.Domain.Tests;

internal static class Placeholder;
