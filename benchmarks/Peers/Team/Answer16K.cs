using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Benchmarks.Team;

/// <summary>Answers with 16 KiB.</summary>
public sealed record Answer16K([property: Description("Anything.")] string Name) : ITool<Answer16K.Page>
{
    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("answer_16k"),
            Title: "Answer with 16 KiB",
            Description: "Answers with 16 KiB.",
            BenchPermission.Call,
            ToolEffect.ReadsOnly
        );

    public sealed record Page([property: Description("The text.")] string Message);

    internal sealed class Validator : AbstractValidator<Answer16K>
    {
        public Validator() => RuleFor(request => request.Name).MaximumLength(100);
    }

    internal sealed class Handler : IRequestHandler<Answer16K, ToolResult<Page>>
    {
        public Task<ToolResult<Page>> Handle(Answer16K request, CancellationToken cancellationToken) =>
            Task.FromResult<ToolResult<Page>>(new Page(new string('x', (16 * 1024) - 3) + "END"));
    }
}
