using McpServer.Domain.Access;
using McpServer.Domain.Tools;

namespace McpServer.ConformanceHost.Tools;

/// <summary>What the product's own fixtures have in common: the stand-in's admin may use them, and a guest finds none.</summary>
internal static class Fixture
{
    public static ToolDefinition Named(string name, string description, ToolEffect effect = ToolEffect.ReadsOnly) =>
        new(
            ToolName.Parse(name),
            Title: name,
            description,
            Permission.Parse("tool:greet", "Access the Greeting tool"),
            effect
        );
}
