using McpServer.Application.Catalog;
using McpServer.Domain.Tools;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.Host.Mcp;

/// <summary>A tool of the catalog as the SDK knows tools. Its wire form is built once.</summary>
internal sealed class CatalogTool(ToolEntry tool, ToolCalls calls) : McpServerTool
{
    public override Tool ProtocolTool { get; } = ToWire(tool);

    public override IReadOnlyList<object> Metadata { get; } = [tool];

    public override ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request,
        CancellationToken cancellationToken = default
    ) => calls.CallAsync(request, cancellationToken);

    public static Tool ToWire(ToolEntry tool)
    {
        var definition = tool.Definition;
        return new()
        {
            Name = definition.Name.Value,
            Title = definition.Title,
            Description = definition.Description,
            InputSchema = tool.InputSchema,
            OutputSchema = tool.OutputSchema,
            Annotations = new()
            {
                Title = definition.Title,
                ReadOnlyHint = definition.Effect == ToolEffect.ReadsOnly,
                DestructiveHint = definition.Effect == ToolEffect.Destroys,
                IdempotentHint = definition.IsIdempotent || definition.Effect == ToolEffect.ReadsOnly,
                OpenWorldHint = definition.ReachesOut,
            },
        };
    }
}
