using System.ComponentModel;
using McpServer.Application.Catalog;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.ConformanceHost.Tools;

/// <summary>Answers with a text.</summary>
public sealed record SimpleText : ITool<SimpleText.Answer>
{
    public static ToolDefinition Definition { get; } = Fixture.Named("test_simple_text", "Answers with a text.");

    public sealed record Answer([property: Description("The text.")] string Text);

    internal sealed class Handler : IRequestHandler<SimpleText, ToolResult<Answer>>
    {
        public Task<ToolResult<Answer>> Handle(SimpleText request, CancellationToken cancellationToken) =>
            Task.FromResult<ToolResult<Answer>>(new Answer("This is a simple text response for testing."));
    }
}
