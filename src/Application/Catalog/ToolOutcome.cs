using System.Text.Json;

namespace McpServer.Application.Catalog;

/// <summary>How a tool that ran, or whose arguments were refused, ended.</summary>
public abstract record ToolOutcome
{
    private ToolOutcome() { }

    /// <summary>The answer as a JSON object that satisfies the tool's output schema.</summary>
    public sealed record Answered(JsonElement Content) : ToolOutcome;

    public sealed record Errored(ToolError Error) : ToolOutcome;

    /// <summary>The server ended the call before the handler.</summary>
    public sealed record Stopped(ToolStop By) : ToolOutcome;
}
