using System.Text.Json.Nodes;

namespace McpServer.ResourceServerConformance;

/// <summary>A call of a tool that the suite may make.</summary>
public sealed record ToolUse(string Tool, JsonObject Arguments);
