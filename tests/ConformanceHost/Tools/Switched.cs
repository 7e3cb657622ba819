using System.ComponentModel;
using McpServer.Application.Catalog;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.ConformanceHost.Tools;

/// <summary>Is there, or is not, as <see cref="TriggerToolChange"/> has switched it.</summary>
public sealed record Switched : ITool<Switched.Answer>
{
    public const string Name = "test_switched";

    public static ToolDefinition Definition { get; } = Fixture.Named(Name, "Is there now and then.");

    public sealed record Answer([property: Description("Whether it is there.")] bool IsThere);

    internal sealed class Handler : IRequestHandler<Switched, ToolResult<Answer>>
    {
        public Task<ToolResult<Answer>> Handle(Switched request, CancellationToken cancellationToken) =>
            Task.FromResult<ToolResult<Answer>>(new Answer(IsThere: true));
    }
}
