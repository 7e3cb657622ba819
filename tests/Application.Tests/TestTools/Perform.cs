using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Application.Tests.TestTools;

/// <summary>Does on the stage whatever a test wants.</summary>
public sealed record Perform([property: Description("The part.")] string? Part = null) : ITool<Perform.Applause>
{
    private static readonly Permission Direct = Permission.Parse("stage", "Do anything on the stage");

    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("perform"),
            "Perform",
            "Performs on the stage.",
            Permission.Parse("stage:perform", "Perform on the stage", Direct),
            ToolEffect.Changes
        )
        {
            Aliases = [ToolName.Parse("play")],
        };

    public sealed record Applause([property: Description("How loud.")] int Loudness);

    internal sealed class Validator : AbstractValidator<Perform>
    {
        public Validator() => RuleFor(request => request.Part).MaximumLength(20);
    }

    internal sealed class Handler(IStage stage) : IRequestHandler<Perform, ToolResult<Applause>>
    {
        public Task<ToolResult<Applause>> Handle(Perform request, CancellationToken cancellationToken) =>
            stage.PlayAsync(request, cancellationToken);
    }
}
