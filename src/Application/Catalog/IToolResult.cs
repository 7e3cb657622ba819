using System.Text.Json;

namespace McpServer.Application.Catalog;

/// <summary>Lets a behaviour end a call of a tool without knowing its answer.</summary>
public interface IToolResult<TSelf>
    where TSelf : IToolResult<TSelf>
{
    static abstract TSelf Refuse(ToolError error);

    static abstract TSelf Stop(ToolStop stop);

    /// <summary>The answer of an earlier call.</summary>
    static abstract TSelf Again(JsonElement content);

    /// <summary>The answer as it goes to the client; null when there is none.</summary>
    JsonElement? ToContent();
}
