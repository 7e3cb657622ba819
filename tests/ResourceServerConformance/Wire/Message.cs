using System.Text.Json.Nodes;

namespace McpServer.ResourceServerConformance.Wire;

/// <summary>A JSON-RPC message before it is dressed for a revision of the protocol.</summary>
/// <param name="Method">The method.</param>
/// <param name="Parameters">The params.</param>
/// <param name="IsNotification">Whether it has no id and gets no answer.</param>
internal sealed record Message(string Method, JsonObject Parameters, bool IsNotification = false)
{
    public static Message List { get; } = new("tools/list", []);

    public static Message Call(ToolUse use) =>
        new("tools/call", new() { ["name"] = use.Tool, ["arguments"] = use.Arguments.DeepClone() });

    /// <summary>What stands in <c>Mcp-Name</c>.</summary>
    public string? Name => Method == "tools/call" ? (string?)Parameters["name"] : null;
}
