using System.ComponentModel;
using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Host.Tests.Teams;

/// <summary>Takes as long as a test wants, and tells of it.</summary>
public sealed record FillSilo : ITool<FillSilo.Filled>
{
    public static ToolDefinition Definition { get; } =
        new(ToolName.Parse("fill_silo"), "Fill", "Fills the silo.", Permission.None, ToolEffect.ReadsOnly)
        {
            CacheFor = TimeSpan.FromMinutes(5),
            Timeout = TimeSpan.FromHours(1),
        };

    public sealed record Filled([property: Description("How much.")] int Tons);

    internal sealed class Handler(Silo silo, ICallProgress progress) : IRequestHandler<FillSilo, ToolResult<Filled>>
    {
        public Task<ToolResult<Filled>> Handle(FillSilo request, CancellationToken cancellationToken) =>
            silo.Fill(progress, cancellationToken);
    }
}
