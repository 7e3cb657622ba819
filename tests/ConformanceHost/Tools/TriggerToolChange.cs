using System.ComponentModel;
using McpServer.Application.Catalog;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.ConformanceHost.Tools;

/// <summary>Changes a setting of the running server, as an operator does who edits its file; clients then hear of it.</summary>
public sealed record TriggerToolChange : ITool<TriggerToolChange.Answer>
{
    private const string Setting = $"Tools:{Switched.Name}:Enabled";

    public static ToolDefinition Definition { get; } =
        Fixture.Named("test_trigger_tool_change", "Switches a tool off or on.", ToolEffect.Changes);

    public sealed record Answer([property: Description("Whether the tool is on now.")] bool IsOn);

    internal sealed class Handler(IConfiguration settings) : IRequestHandler<TriggerToolChange, ToolResult<Answer>>
    {
        public Task<ToolResult<Answer>> Handle(TriggerToolChange request, CancellationToken cancellationToken)
        {
            var isOn = settings[Setting] == "false";
            settings[Setting] = isOn ? "true" : "false";
            ((IConfigurationRoot)settings).Reload();
            return Task.FromResult<ToolResult<Answer>>(new Answer(isOn));
        }
    }
}
