using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Host.Tests.Attacks.Reading;

/// <summary>What the attacker wants to run: the permission is there to be asked for, and not granted.</summary>
public sealed record LaunchRocket([property: Description("What flies along.")] string? Cargo = null)
    : ITool<LaunchRocket.Launched>
{
    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("launch_rocket"),
            "Launch",
            "Launches the rocket.",
            Permission.Parse(LaunchSite.Permission, "Launch rockets"),
            ToolEffect.Changes
        );

    public sealed record Launched([property: Description("How often.")] int Times);

    internal sealed class Validator : AbstractValidator<LaunchRocket>
    {
        private const int LongestCargo = 100;

        public Validator() => RuleFor(request => request.Cargo).MaximumLength(LongestCargo);
    }

    internal sealed class Handler(Pad pad) : IRequestHandler<LaunchRocket, ToolResult<Launched>>
    {
        public Task<ToolResult<Launched>> Handle(LaunchRocket request, CancellationToken cancellationToken)
        {
            pad.Launch();
            return Task.FromResult<ToolResult<Launched>>(new Launched(pad.Launches));
        }
    }
}
