using McpServer.Application.Catalog;

namespace McpServer.Application.Tests.TestTools;

/// <summary>The world that test tools act upon: a test can see that something happened, or that nothing did.</summary>
public interface IStage
{
    Task<ToolResult<Perform.Applause>> PlayAsync(object request, CancellationToken cancellationToken);
}
