using System.ComponentModel;
using McpServer.Application.Catalog;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.ConformanceHost.Tools;

/// <summary>Never succeeds.</summary>
public sealed record ErrorHandling : ITool<ErrorHandling.Answer>
{
    public static ToolDefinition Definition { get; } = Fixture.Named("test_error_handling", "Answers with an error.");

    public sealed record Answer([property: Description("Never given.")] string Text);

    internal sealed class Handler : IRequestHandler<ErrorHandling, ToolResult<Answer>>
    {
        public Task<ToolResult<Answer>> Handle(ErrorHandling request, CancellationToken cancellationToken) =>
            Task.FromResult<ToolResult<Answer>>(
                ToolError.Refused("This tool intentionally returns an error for testing")
            );
    }
}
