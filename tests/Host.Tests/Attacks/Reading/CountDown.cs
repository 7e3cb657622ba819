using System.ComponentModel;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Host.Tests.Attacks.Reading;

/// <summary>What everybody may run, and what the attacker pretends to call.</summary>
public sealed record CountDown : ITool<CountDown.Counted>
{
    public static ToolDefinition Definition { get; } =
        new(ToolName.Parse("count_down"), "Count", "Counts down.", Permission.None, ToolEffect.ReadsOnly);

    public sealed record Counted([property: Description("From where.")] int From);

    internal sealed class Handler : IRequestHandler<CountDown, ToolResult<Counted>>
    {
        public Task<ToolResult<Counted>> Handle(CountDown request, CancellationToken cancellationToken) =>
            Task.FromResult<ToolResult<Counted>>(new Counted(10));
    }
}
