using System.ComponentModel;
using McpServer.Application.Catalog;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.ConformanceHost.Tools;

/// <summary>Answers on the stream of its call, and asks nothing there.</summary>
public sealed record StreamingResult : ITool<StreamingResult.Answer>
{
    public static ToolDefinition Definition { get; } =
        Fixture.Named("test_streaming_elicitation", "Answers without a question of its own on the stream.");

    public sealed record Answer([property: Description("The text.")] string Text);

    internal sealed class Handler : IRequestHandler<StreamingResult, ToolResult<Answer>>
    {
        public Task<ToolResult<Answer>> Handle(StreamingResult request, CancellationToken cancellationToken) =>
            Task.FromResult<ToolResult<Answer>>(new Answer("Only a result."));
    }
}
