namespace McpServer.EndToEnd.Tests;

internal static class Placeholder;
