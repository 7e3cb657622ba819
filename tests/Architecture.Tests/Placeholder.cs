namespace McpServer.Architecture.Tests;

internal static class Placeholder;
