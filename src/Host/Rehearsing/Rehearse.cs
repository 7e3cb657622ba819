using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Host.Rehearsing;

/// <summary>A tool that does nothing. It is in no catalog but that of the <see cref="Stage"/>.</summary>
internal sealed record Rehearse([property: Description("Any text.")] string Text) : ITool<Rehearse.Done>
{
    private const int LongestText = 50;

    public static readonly Permission Permission = Permission.Parse("rehearsal", "Rehearse");

    public static ToolDefinition Definition { get; } =
        new(ToolName.Parse("rehearse"), "Rehearse", "Does nothing.", Permission, ToolEffect.ReadsOnly);

    public sealed record Done([property: Description("The text again.")] string Text);

    internal sealed class Validator : AbstractValidator<Rehearse>
    {
        public Validator() => RuleFor(request => request.Text).NotEmpty().MaximumLength(LongestText);
    }

    internal sealed class Handler : IRequestHandler<Rehearse, ToolResult<Done>>
    {
        public Task<ToolResult<Done>> Handle(Rehearse request, CancellationToken cancellationToken) =>
            Task.FromResult<ToolResult<Done>>(new Done(request.Text));
    }
}
