namespace McpServer.Host.Commands.Tools;

/// <summary>What a tool takes of a model's context before anybody calls it.</summary>
/// <param name="Name">The tool's name.</param>
/// <param name="Tokens">How many tokens its entry in <c>tools/list</c> takes.</param>
/// <param name="Share">How much that is of all tools, in per cent.</param>
internal sealed record ToolCost(string Name, int Tokens, double Share);
