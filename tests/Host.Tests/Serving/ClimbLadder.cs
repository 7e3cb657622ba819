using System.ComponentModel;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Host.Tests.Serving;

/// <summary>A tool that needs a service, as a team would write it.</summary>
public sealed record ClimbLadder : ITool<ClimbLadder.Climbed>
{
    public static ToolDefinition Definition { get; } =
        new(ToolName.Parse("climb_ladder"), "Climb", "Climbs the ladder.", Permission.None, ToolEffect.ReadsOnly);

    public sealed record Climbed([property: Description("How high.")] int Height);

    internal sealed class Handler(ILadder ladder) : IRequestHandler<ClimbLadder, ToolResult<Climbed>>
    {
        public Task<ToolResult<Climbed>> Handle(ClimbLadder request, CancellationToken cancellationToken) =>
            Task.FromResult<ToolResult<Climbed>>(new Climbed(ladder.Rungs));
    }

    /// <summary>Registers the service.</summary>
    internal sealed class Services : IToolServices
    {
        public static void AddServices(IServiceCollection services) => services.AddSingleton<ILadder, Ladder>();
    }

    private sealed class Ladder : ILadder
    {
        public int Rungs => 12;
    }
}
