namespace McpServer.Application.Tests;

internal static class Placeholder;
