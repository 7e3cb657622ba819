namespace McpServer.ResourceServerConformance.Rows;

/// <summary>An option is missing without which nobody can tell.</summary>
internal sealed class UntestableException(string option, string use) : Exception($"{option} is missing: {use}");
