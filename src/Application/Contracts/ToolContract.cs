using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;

namespace McpServer.Application.Contracts;

/// <summary>All that clients, models and administrators can know of a tool, as one JSON text that stays the same.</summary>
internal static class ToolContract
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string FileOf(ToolEntry tool) => $"{tool.Definition.Name.Value}.json";

    public static string TextOf(ToolEntry tool) => $"{JsonOf(tool).ToJsonString(Form)}\n";

    public static JsonObject JsonOf(ToolEntry tool)
    {
        var definition = tool.Definition;
        var contract = new JsonObject
        {
            ["name"] = definition.Name.Value,
            ["title"] = definition.Title,
            ["description"] = definition.Description,
            ["inputSchema"] = JsonSerializer.SerializeToNode(tool.InputSchema),
            ["outputSchema"] = JsonSerializer.SerializeToNode(tool.OutputSchema),
            ["annotations"] = AnnotationsOf(definition),
            ["permission"] = definition.Permission.IsNone ? null : Of(definition.Permission),
            ["approval"] = definition.NeedsApproval,
        };
        Add("mayAlsoNeed", definition.MayAlsoNeed.OrderBy(more => more.Name, StringComparer.Ordinal).Select(Of));
        Add("asksAbout", definition.AsksAbout.OrderBy(more => more.Name, StringComparer.Ordinal).Select(Of));
        Add(
            "aliases",
            definition
                .Aliases.Select(alias => alias.Value)
                .Order(StringComparer.Ordinal)
                .Select(alias => (JsonNode)alias)
        );
        Add("icons", definition.Icons.Select(Of));
        if (definition.CacheFor is { } lifetime)
        {
            contract["cacheFor"] = lifetime.ToString("c", CultureInfo.InvariantCulture);
        }

        if (definition.Metadata.Count > 0)
        {
            contract["metadata"] = JsonSerializer.SerializeToNode(definition.Metadata);
        }

        return (JsonObject)Sorted(contract)!;

        void Add(string name, IEnumerable<JsonNode> several)
        {
            JsonNode[] nodes = [.. several];
            if (nodes.Length > 0)
            {
                contract[name] = new JsonArray(nodes);
            }
        }
    }

    // As Host writes them for clients; a test holds one against the other.
    private static JsonObject AnnotationsOf(ToolDefinition definition) =>
        new()
        {
            ["readOnlyHint"] = definition.Effect == ToolEffect.ReadsOnly,
            ["destructiveHint"] = definition.Effect == ToolEffect.Destroys,
            ["idempotentHint"] = definition.IsIdempotent || definition.Effect == ToolEffect.ReadsOnly,
            ["openWorldHint"] = definition.ReachesOut,
        };

    private static JsonObject Of(Permission permission)
    {
        var contract = new JsonObject { ["name"] = permission.Name, ["description"] = permission.Description };
        if (permission.ImpliedBy.Count > 0)
        {
            contract["impliedBy"] = new JsonArray([.. permission.ImpliedBy.Select(Of)]);
        }

        return contract;
    }

    private static JsonObject Of(ToolIcon icon)
    {
        var contract = new JsonObject { ["src"] = icon.Source.OriginalString };
        if (icon.MediaType is { } type)
        {
            contract["mimeType"] = type;
        }

        if (icon.Sizes is { } sizes)
        {
            contract["sizes"] = new JsonArray([.. sizes.Select(size => (JsonNode)size)]);
        }

        if (icon.Theme is { } theme)
        {
            contract["theme"] = theme;
        }

        return contract;
    }

    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject several => new JsonObject(
                several
                    .OrderBy(member => member.Key, StringComparer.Ordinal)
                    .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))
            ),
            JsonArray list => new JsonArray([.. list.Select(Sorted)]),
            _ => node?.DeepClone(),
        };
}
