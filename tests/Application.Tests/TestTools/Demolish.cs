using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Application.Tests.TestTools;

/// <summary>Destroys, and so waits for a person.</summary>
public sealed record Demolish(
    [property: Description("What.")] string Building,
    [property: Description("How.")] string? Means = null,
    [property: Description("Chosen by the client.")] string? IdempotencyKey = null
) : ITool<Perform.Applause>, IAsksApproval, IIdempotent
{
    public static ToolDefinition Definition { get; } =
        new(ToolName.Parse("demolish"), "Demolish", "Demolishes.", Permission.None, ToolEffect.Destroys);

    public string ApprovalQuestion() => "Demolish it for good?";

    internal sealed class Validator : AbstractValidator<Demolish>
    {
        public Validator() => RuleFor(request => request.Building).NotEmpty();
    }

    internal sealed class Handler(IStage stage) : IRequestHandler<Demolish, ToolResult<Perform.Applause>>
    {
        public Task<ToolResult<Perform.Applause>> Handle(Demolish request, CancellationToken cancellationToken) =>
            stage.PlayAsync(request, cancellationToken);
    }
}
