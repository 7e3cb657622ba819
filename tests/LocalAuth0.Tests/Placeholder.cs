namespace McpServer.LocalAuth0.Tests;

internal static class Placeholder;
