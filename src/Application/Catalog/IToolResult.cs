namespace McpServer.Application.Catalog;

/// <summary>Lets a behaviour refuse a tool without knowing its answer.</summary>
public interface IToolResult<TSelf>
    where TSelf : IToolResult<TSelf>
{
    static abstract TSelf Refuse(ToolError error);
}
