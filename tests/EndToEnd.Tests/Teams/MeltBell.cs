using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.EndToEnd.Tests.Teams;

/// <summary>Melts the bell, after somebody approved it.</summary>
public sealed record MeltBell([property: Description("How hot, in degrees.")] int Degrees) : ITool<MeltBell.Melted>
{
    public static ToolDefinition Definition { get; } =
        new(ToolName.Parse("melt_bell"), "Melt the bell", "Melts the bell.", Permission.None, ToolEffect.Destroys);

    public sealed record Melted([property: Description("What is left.")] string Left);

    internal sealed class Validator : AbstractValidator<MeltBell>
    {
        public Validator() => RuleFor(request => request.Degrees).GreaterThan(0);
    }

    internal sealed class Handler(Bell bell, ICallProgress progress) : IRequestHandler<MeltBell, ToolResult<Melted>>
    {
        public Task<ToolResult<Melted>> Handle(MeltBell request, CancellationToken cancellationToken)
        {
            progress.Report(1, 1, "Melted");
            bell.Ring();
            return Task.FromResult<ToolResult<Melted>>(new Melted("bronze"));
        }
    }
}
