using McpServer.Domain.Tools;

namespace McpServer.Application.Catalog;

/// <summary>What is wrong with a tool's definition, or does not go with the interfaces of its request.</summary>
internal static class DefinitionFaults
{
    private static readonly string[] ReservedLabels = ["modelcontextprotocol", "mcp"];

    public static IEnumerable<string> Of(ToolEntry tool)
    {
        var definition = tool.Definition;
        return
        [
            .. OfWords(definition),
            .. OfPermissions(tool),
            .. OfEffect(tool),
            .. definition.Icons.Where(icon => !IsShowable(icon.Source)).Select(OfIcon),
            .. definition.Metadata.Keys.SelectMany(OfMetadata),
        ];
    }

    private static IEnumerable<string> OfWords(ToolDefinition definition)
    {
        if (string.IsNullOrWhiteSpace(definition.Description))
        {
            yield return "its Definition has no description; say in a sentence what the tool does, for the model that chooses it.";
        }

        if (string.IsNullOrWhiteSpace(definition.Title))
        {
            yield return "its Definition has no title; write the name that people shall see.";
        }

        if (definition.Timeout <= TimeSpan.Zero || definition.MaxConcurrentCalls < 1 || definition.MaxAnswerBytes < 1)
        {
            yield return "its Timeout, MaxConcurrentCalls and MaxAnswerBytes must be more than nothing; leave out what shall be as for all tools.";
        }
    }

    private static IEnumerable<string> OfPermissions(ToolEntry tool)
    {
        var mayNeedMore = tool.Definition.MayAlsoNeed.Count > 0;
        var saysWhen = tool.Request.IsAssignableTo(typeof(INeedsPermissions));
        if (mayNeedMore && !saysWhen)
        {
            yield return $"it has MayAlsoNeed, but nothing says when; implement INeedsPermissions in {tool.Request.Name}, or remove MayAlsoNeed.";
        }

        if (saysWhen && !mayNeedMore)
        {
            yield return "it implements INeedsPermissions, but its MayAlsoNeed is empty; list there every permission that NeededPermissions can return.";
        }

        if (tool.Definition.MayAlsoNeed.Any(permission => permission.IsNone))
        {
            yield return "its MayAlsoNeed has Permission.None, which everybody has; remove it.";
        }
    }

    private static IEnumerable<string> OfEffect(ToolEntry tool)
    {
        var definition = tool.Definition;
        var reads = definition.Effect == ToolEffect.ReadsOnly;
        if (reads && tool.Request.IsAssignableTo(typeof(IIdempotent)))
        {
            yield return "it implements IIdempotent, but only reads; remove IIdempotent, or give it the effect that it has.";
        }

        if (!definition.NeedsApproval && tool.Request.IsAssignableTo(typeof(IAsksApproval)))
        {
            yield return "it implements IAsksApproval, but nobody is asked; set AsksForApproval in its Definition, or remove IAsksApproval.";
        }

        if (definition.CacheFor is not null && !reads)
        {
            yield return "it has CacheFor, but does not only read; remove CacheFor.";
        }

        if (definition.CacheFor <= TimeSpan.Zero)
        {
            yield return "its CacheFor must be more than nothing; leave it out when no answer shall be kept.";
        }
    }

    private static bool IsShowable(Uri source) => source.IsAbsoluteUri && source.Scheme is "https" or "data";

    private static string OfIcon(ToolIcon icon) =>
        $"its icon '{Shortened(icon.Source.OriginalString)}' is neither an https: nor a data: address; clients show no other.";

    private static string Shortened(string text) => text.Length <= 80 ? text : $"{text[..80]}...";

    private static IEnumerable<string> OfMetadata(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var labels = slash < 0 ? [] : key[..slash].Split('.');
        if (!IsName(key[(slash + 1)..]) || !Array.TrueForAll(labels, IsLabel))
        {
            yield return $"its Metadata has the key '{key}'; write it as 'com.example/name', or as a name of letters, digits, '-', '_' and '.'.";
        }
        else if (labels.Length > 1 && ReservedLabels.Contains(labels[1], StringComparer.OrdinalIgnoreCase))
        {
            yield return $"its Metadata has the key '{key}', whose prefix is kept for MCP itself; write a prefix of your own, such as 'com.example/{key[(slash + 1)..]}'.";
        }
    }

    // MCP 2026-07-28, basic, _meta: a label starts with a letter; both ends of a name are letters or digits.
    private static bool IsLabel(string label) =>
        label.Length > 0
        && char.IsAsciiLetter(label[0])
        && char.IsAsciiLetterOrDigit(label[^1])
        && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    private static bool IsName(string name) =>
        name.Length > 0
        && char.IsAsciiLetterOrDigit(name[0])
        && char.IsAsciiLetterOrDigit(name[^1])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');
}
