using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Benchmarks.Team;

/// <summary>Waits as for a database: the work of most tools.</summary>
public sealed record Wait([property: Description("Who to greet.")] string Name) : ITool<Wait.Greeting>
{
    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("wait"),
            Title: "Wait",
            Description: "Waits as for a database, and greets.",
            BenchPermission.Call,
            ToolEffect.ReadsOnly
        );

    public sealed record Greeting([property: Description("The greeting.")] string Message);

    internal sealed class Validator : AbstractValidator<Wait>
    {
        public Validator() => RuleFor(request => request.Name).MaximumLength(100);
    }

    internal sealed class Handler : IRequestHandler<Wait, ToolResult<Greeting>>
    {
        public async Task<ToolResult<Greeting>> Handle(Wait request, CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
            return new Greeting($"Hello, {request.Name}!");
        }
    }
}
