using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Benchmarks.Team;

/// <summary>Answers with 128 KiB.</summary>
public sealed record Answer128K([property: Description("Anything.")] string Name) : ITool<Answer128K.Page>
{
    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("answer_128k"),
            Title: "Answer with 128 KiB",
            Description: "Answers with 128 KiB.",
            BenchPermission.Call,
            ToolEffect.ReadsOnly
        );

    public sealed record Page([property: Description("The text.")] string Message);

    internal sealed class Validator : AbstractValidator<Answer128K>
    {
        public Validator() => RuleFor(request => request.Name).MaximumLength(100);
    }

    internal sealed class Handler : IRequestHandler<Answer128K, ToolResult<Page>>
    {
        public Task<ToolResult<Page>> Handle(Answer128K request, CancellationToken cancellationToken) =>
            Task.FromResult<ToolResult<Page>>(new Page(new string('x', (128 * 1024) - 3) + "END"));
    }
}
