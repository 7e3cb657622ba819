using System.ComponentModel;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.EndToEnd.Tests.Teams;

/// <summary>Rings the bell; a tool as another team would write it, in an assembly of its own.</summary>
public sealed record RingBell : ITool<RingBell.Sound>
{
    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("ring_bell"),
            Title: "Ring the bell",
            Description: "Rings the bell once.",
            Permission.Parse("tool:bell", "Ring the bell"),
            ToolEffect.Changes
        );

    public sealed record Sound([property: Description("What is heard.")] string Heard);

    internal sealed class Handler(Bell bell) : IRequestHandler<RingBell, ToolResult<Sound>>
    {
        public Task<ToolResult<Sound>> Handle(RingBell request, CancellationToken cancellationToken)
        {
            bell.Ring();
            return Task.FromResult<ToolResult<Sound>>(new Sound("Ding!"));
        }
    }
}
