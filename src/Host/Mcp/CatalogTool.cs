using System.Text.Json;
using System.Text.Json.Nodes;
using McpServer.Application.Catalog;
using McpServer.Domain.Tools;
using McpServer.Host.Mcp.Calls;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.Host.Mcp;

/// <summary>A tool of the catalog as the SDK knows tools. Its wire form is built once.</summary>
internal sealed class CatalogTool(ToolEntry tool, CallsThroughSdk calls) : McpServerTool
{
    public override Tool ProtocolTool { get; } = WithoutHeaders(ToWire(tool));

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
            Icons = definition.Icons.Count == 0 ? null : [.. definition.Icons.Select(ToWire)],
            Meta = definition.Metadata.Count == 0 ? null : ToWire(definition.Metadata),
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

    // What it knows of them the SDK compares before anybody knows whether the caller may know of the tool: HeaderArguments.
    private static Tool WithoutHeaders(Tool tool)
    {
        var schema = JsonObject.Create(tool.InputSchema)!;
        foreach (var (_, argument) in schema["properties"]!.AsObject())
        {
            _ = (argument as JsonObject)?.Remove("x-mcp-header");
        }

        tool.InputSchema = JsonSerializer.SerializeToElement(schema);
        return tool;
    }

    private static Icon ToWire(ToolIcon icon) =>
        new()
        {
            Source = icon.Source.OriginalString,
            MimeType = icon.MediaType,
            Sizes = icon.Sizes is { } sizes ? [.. sizes] : null,
            Theme = icon.Theme,
        };

    private static JsonObject ToWire(IReadOnlyDictionary<string, JsonElement> metadata) =>
        new(
            metadata
                .OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => KeyValuePair.Create(member.Key, JsonSerializer.SerializeToNode(member.Value)))
        );
}
