using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Host.Tests.Teams;

/// <summary>Empties the silo, and so waits for a person.</summary>
public sealed record OpenSilo([property: Description("Which.")] int Number) : ITool<OpenSilo.Emptied>, INeedsPermissions
{
    private static readonly Permission Big = Permission.Parse("silo:big", "Open big silos");

    public static ToolDefinition Definition { get; } =
        new(ToolName.Parse("open_silo"), "Open the silo", "Empties a silo.", Permission.None, ToolEffect.Destroys)
        {
            MayAlsoNeed = [Big],
        };

    public IEnumerable<Permission> NeededPermissions() => Number > 100 ? [Big] : [];

    public sealed record Emptied([property: Description("Whether it is empty.")] bool IsEmpty);

    internal sealed class Validator : AbstractValidator<OpenSilo>
    {
        public Validator() => RuleFor(request => request.Number).GreaterThan(0);
    }

    internal sealed class Handler(Silo silo) : IRequestHandler<OpenSilo, ToolResult<Emptied>>
    {
        public Task<ToolResult<Emptied>> Handle(OpenSilo request, CancellationToken cancellationToken)
        {
            silo.Open();
            return Task.FromResult<ToolResult<Emptied>>(new Emptied(true));
        }
    }
}
