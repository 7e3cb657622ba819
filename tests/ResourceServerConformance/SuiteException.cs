namespace McpServer.ResourceServerConformance;

/// <summary>The suite itself cannot go on: an option is wrong, or the server is not there.</summary>
public sealed class SuiteException(string message) : Exception(message);
