using System.ComponentModel;
using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.ConformanceHost.Tools;

/// <summary>Tells how far it is, as fast as the server lets it.</summary>
public sealed record WithProgress : ITool<WithProgress.Answer>
{
    private const int All = 100;

    // The server leaves out what comes sooner.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(120);

    public static ToolDefinition Definition { get; } =
        Fixture.Named("test_tool_with_progress", "Tells how far it is, three times.");

    public sealed record Answer([property: Description("What was done.")] int Done);

    internal sealed class Handler(ICallProgress progress, TimeProvider clock)
        : IRequestHandler<WithProgress, ToolResult<Answer>>
    {
        public async Task<ToolResult<Answer>> Handle(WithProgress request, CancellationToken cancellationToken)
        {
            progress.Report(0, All);
            await Task.Delay(Step, clock, cancellationToken);
            progress.Report(All / 2, All);
            await Task.Delay(Step, clock, cancellationToken);
            progress.Report(All, All);
            return new Answer(All);
        }
    }
}
