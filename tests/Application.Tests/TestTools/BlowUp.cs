using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Application.Tests.TestTools;

/// <summary>Does not destroy by its effect, and yet asks for an approval.</summary>
public sealed record BlowUp([property: Description("What.")] string Building) : ITool<Perform.Applause>
{
    public static ToolDefinition Definition { get; } =
        new(ToolName.Parse("blow_up"), "Blow up", "Blows it up like a balloon.", Permission.None, ToolEffect.Changes)
        {
            AsksForApproval = true,
        };

    internal sealed class Validator : AbstractValidator<BlowUp>;

    internal sealed class Handler(IStage stage) : IRequestHandler<BlowUp, ToolResult<Perform.Applause>>
    {
        public Task<ToolResult<Perform.Applause>> Handle(BlowUp request, CancellationToken cancellationToken) =>
            stage.PlayAsync(request, cancellationToken);
    }
}
